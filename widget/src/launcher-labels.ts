// The launcher's own words in the languages Waypost speaks; everything else comes with the panel.

/** [button, could not load, reach us] by language. */
export const labels: Record<string, [button: string, trouble: string, contact: string]> = {
  en: ['Help', 'Help could not load fully.', 'Contact us'],
  sr: ['Pomoć', 'Pomoć nije mogla da se učita do kraja.', 'Pišite nam'],
  hr: ['Pomoć', 'Pomoć se nije mogla učitati do kraja.', 'Javite nam se'],
  cs: ['Nápověda', 'Nápovědu se nepodařilo načíst celou.', 'Napište nám'],
  fi: ['Apua', 'Ohjetta ei voitu ladata kokonaan.', 'Ota yhteyttä'],
  tr: ['Yardım', 'Yardım tam olarak yüklenemedi.', 'Bize ulaşın'],
};
