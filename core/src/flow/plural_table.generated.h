// Which form of a plural numbers take: languages, and per form (z o t f m: zero, one, two, few, many) a
// condition of n (the number, when it is whole), i (what stands before the point), f (behind it), v (how many
// places): "fn%10=2-4&n%100!12-14" is few for 2, 3, 4, 22… All else is other. Generated from
// cldr-core 48.2.0 by core/tools/gen_plurals.mjs; do not edit.
#pragma once

#include <string_view>

namespace waypost {

struct PluralEntry {
  std::string_view languages, rules;
};

// clang-format off
inline constexpr PluralEntry kPluralTable[] = {
    {
        "af an asa ast az bal bem bez bg brx ce cgg chr ckb de dv ee el en eo et eu fi fo "
        "fur fy gl gsw ha haw hu ia ie io jgo jmc ka kaj kcg kk kkj kl ks ksb ku ky lb lg "
        "lij mas mgo ml mn mr nah nb nd ne nl nn nnh no nr ny nyn om or os pap ps rm rof "
        "rwk saq sc sd sdh seh sn so sq ss ssy st sv sw syr ta te teo tig tk tn tr ts ug "
        "ur uz ve vo vun wae xh xog yi",
        "on=1"},
    {
        "ak bho csw guw ln mg nso pa ti wa",
        "on=0-1"},
    {
        "am as bn doi fa gu hi kn kok pcm zu",
        "oi=0|n=1"},
    {
        "ar ars",
        "zn=0;on=1;tn=2;fn%100=3-10;mn%100=11-99"},
    {
        "be ru uk",
        "on%10=1&n%100!11;fn%10=2-4&n%100!12-14;mn%10=0|n%10=5-9|n%100=11-14"},
    {
        "blo cv ksh",
        "zn=0;on=1"},
    {
        "br",
        "on%10=1&n%100!11,71,91;tn%10=2&n%100!12,72,92;fn%10=3-4,9&n%100!10-19,70-79,90-99;mn!0&n%1000000=0"},
    {
        "bs hr sh sr",
        "on%10=1&n%100!11|f%10=1&f%100!11;fn%10=2-4&n%100!12-14|f%10=2-4&f%100!12-14"},
    {
        "ca es it lld pt-PT scn vec",
        "on=1;mn!0&n%1000000=0"},
    {
        "ceb fil tl",
        "on=1,2,3|v=0&i%10!4,6,9|v!0&f%10!4,6,9"},
    {
        "cs sk",
        "on=1;fn=2-4;mv!0"},
    {
        "cy",
        "zn=0;on=1;tn=2;fn=3;mn=6"},
    {
        "da",
        "on=1|f!0&i=0,1"},
    {
        "dsb hsb",
        "on%100=1|f%100=1;tn%100=2|f%100=2;fn%100=3-4|f%100=3-4"},
    {
        "ff hy kab",
        "oi=0,1"},
    {
        "fr",
        "oi=0,1;mn!0&n%1000000=0"},
    {
        "ga",
        "on=1;tn=2;fn=3-6;mn=7-10"},
    {
        "gd",
        "on=1,11;tn=2,12;fn=3-10,13-19"},
    {
        "gv",
        "on%10=1;tn%10=2;fn%100=0,20,40,60,80;mv!0"},
    {
        "he",
        "on=1|i=0&v!0;tn=2"},
    {
        "is",
        "of=0&i%10=1&i%100!11|f%10=1&f%100!11"},
    {
        "iu naq sat se sma smi smj smn sms",
        "on=1;tn=2"},
    {
        "kw",
        "zn=0;on=1;tn%100=2,22,42,62,82|n%1000=0&n%100000=1000-20000,40000,60000,80000|n!0&n%1000000=100000;fn%100=3,23,43,63,83;mn!1&n%100=1,21,41,61,81"},
    {
        "lag",
        "zn=0;oi=0,1&n!0"},
    {
        "lt",
        "on%10=1&n%100!11-19;fn%10=2-9&n%100!11-19;mf!0"},
    {
        "lv prg",
        "zn%10=0|n%100=11-19|v=2&f%100=11-19;on%10=1&n%100!11|v=2&f%10=1&f%100!11|v!2&f%10=1"},
    {
        "mk",
        "on%10=1&n%100!11|f%10=1&f%100!11"},
    {
        "mo ro",
        "on=1;fv!0|n=0|n!1&n%100=1-19"},
    {
        "mt",
        "on=1;tn=2;fn=0|n%100=3-10;mn%100=11-19"},
    {
        "pl",
        "on=1;fn%10=2-4&n%100!12-14;mn!1&n%10=0-1|n%10=5-9|n%100=12-14"},
    {
        "pt",
        "oi=0-1;mn!0&n%1000000=0"},
    {
        "sgs",
        "on%10=1&n%100!11;tn=2;fn!2&n%10=2-9&n%100!11-19;mf!0"},
    {
        "shi",
        "oi=0|n=1;fn=2-10"},
    {
        "si",
        "on=0,1|i=0&f=1"},
    {
        "sl",
        "on%100=1;tn%100=2;fn%100=3-4|v!0"},
    {
        "tzm",
        "on=0-1|n=11-99"},
};
// clang-format on

}  // namespace waypost
