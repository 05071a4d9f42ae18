// The launcher's own words in the languages Waypost speaks; everything else comes with the panel.

/** The fifth closes, the fourth leads to the owner's own page with help. */
export type Words = [button: string, trouble: string, contact: string, page: string, close: string];

export const english: Words = ['Help', 'Help could not load fully.', 'Contact us', 'Help page', 'Close'];

/** By language. */
export const labels: Record<string, Words> = {
  en: english,
  sr: ['Pomoć', 'Pomoć nije mogla da se učita do kraja.', 'Pišite nam', 'Stranica pomoći', 'Zatvori'],
  hr: ['Pomoć', 'Pomoć se nije mogla učitati do kraja.', 'Javite nam se', 'Stranica pomoći', 'Zatvori'],
  cs: ['Nápověda', 'Nápovědu se nepodařilo načíst celou.', 'Napište nám', 'Stránka s nápovědou', 'Zavřít'],
  fi: ['Apua', 'Ohjetta ei voitu ladata kokonaan.', 'Ota yhteyttä', 'Ohjesivu', 'Sulje'],
  tr: ['Yardım', 'Yardım tam olarak yüklenemedi.', 'Bize ulaşın', 'Yardım sayfası', 'Kapat'],
};
