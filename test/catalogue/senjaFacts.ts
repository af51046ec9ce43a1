/** What the source says of each service in Senja, copied from it: the catalogue must say exactly this. */
export interface SenjaFact {
  readonly name: string;
  readonly status: 'current' | 'mentioned';
  readonly lines: string;
  readonly phones?: readonly string[];
  readonly visit?: string;
  readonly post?: string;
  readonly hours?: readonly string[];
  readonly cost?: string;
  readonly capacity?: string;
  readonly partOf?: string;
}

export const SENJA: Readonly<Record<string, SenjaFact>> = {
  'senja-psykisk-helse-og-rustjeneste': {
    name: 'Psykisk helse- og rustjenesten i Senja kommune',
    status: 'current',
    lines: '3-23, 87, 128-130',
    cost: 'Ingen egenandel, unntatt deler av praktisk bistand og opplæring',
  },
  'senja-finnsnes-dagsenter': {
    name: 'Finnsnes dagsenter',
    status: 'current',
    lines: '25-29, 121',
    partOf: 'senja-psykisk-helse-og-rustjeneste',
  },
  'senja-kafe-pluss': {
    name: 'Kafé pluss',
    status: 'current',
    lines: '25-30, 123-126',
    phones: ['95 48 76 51'],
    visit: 'Kjelleren i Finnsnes kirke (Kirkeveien 1), Finnsnes',
    partOf: 'senja-psykisk-helse-og-rustjeneste',
  },
  'senja-fontenehuset': { name: 'Fontenehuset Senja', status: 'current', lines: '32-34' },
  'senja-frivilligsentral': { name: 'Senja frivilligsentral', status: 'current', lines: '35' },
  'senja-oppfolgingstjenesten': {
    name: 'Oppfølgingstjenesten',
    status: 'current',
    lines: '37-42, 91, 112',
    cost: 'Ingen egenandel, unntatt ev. deler av praktisk bistand og opplæring',
    partOf: 'senja-psykisk-helse-og-rustjeneste',
  },
  'senja-aktivitetsgruppe': {
    name: 'Aktivitetsgruppe (Oppfølgingstjenesten)',
    status: 'current',
    lines: '39-41',
    partOf: 'senja-oppfolgingstjenesten',
  },
  'senja-yogagruppe': {
    name: 'Yogagruppe (Oppfølgingstjenesten)',
    status: 'current',
    lines: '39-41',
    partOf: 'senja-oppfolgingstjenesten',
  },
  'senja-mottaksteamet': {
    name: 'Mottaksteamet',
    status: 'current',
    lines: '44-56, 114-117',
    phones: ['96 63 45 47', '46 92 00 42'],
    visit: 'Storgata 46, 9300 Finnsnes',
    post: 'Postboks 600, 9306 Finnsnes',
    partOf: 'senja-psykisk-helse-og-rustjeneste',
  },
  'senja-radgivende-enhet-rus': {
    name: 'Rådgivende enhet for rus-saker',
    status: 'current',
    lines: '46-48',
    phones: ['96 63 45 47', '46 92 00 42'],
    visit: 'Storgata 46, 9300 Finnsnes',
    post: 'Postboks 600, 9306 Finnsnes',
    partOf: 'senja-mottaksteamet',
  },
  'senja-boligtjenesten': {
    name: 'Boligtjenesten',
    status: 'current',
    lines: '58-71, 119',
    cost: 'Deler av praktisk bistand og opplæring har egenandel',
    partOf: 'senja-psykisk-helse-og-rustjeneste',
  },
  'senja-fristad-boenhet': {
    name: 'Fristad boenhet',
    status: 'current',
    lines: '66, 69',
    hours: ['Døgnbemannet (man-søn 00:00-24:00)'],
    capacity: '8 leiligheter',
    partOf: 'senja-boligtjenesten',
  },
  'senja-gibostad-bofellesskap': {
    name: 'Gibostad Bofellesskap',
    status: 'current',
    lines: '67, 69',
    hours: ['Døgnbemannet (man-søn 00:00-24:00)'],
    capacity: '3 hybelleiligheter',
    partOf: 'senja-boligtjenesten',
  },
  'senja-barn-som-parorende': { name: 'Barn som pårørende', status: 'current', lines: '73-77' },
  'senja-parorende-veiledning': {
    name: 'Råd og veiledning til pårørende',
    status: 'current',
    lines: '3, 13, 50, 54',
    phones: ['96 63 45 47', '46 92 00 42'],
    visit: 'Storgata 46, 9300 Finnsnes',
    partOf: 'senja-psykisk-helse-og-rustjeneste',
  },
  'senja-helsestasjon-skolehelsetjeneste': {
    name: 'Helsestasjon- og skolehelsetjenesten',
    status: 'current',
    lines: '79-81',
  },
  'senja-fastlege': { name: 'Fastlegen', status: 'current', lines: '41, 69, 81, 142' },
  'senja-ppt': { name: 'Pedagogisk-psykologisk tjeneste (PPT)', status: 'current', lines: '83' },
  'senja-tildelingsenheten': { name: 'Tildelingsenheten', status: 'current', lines: '77, 89-106, 110' },
  'senja-soknad': { name: 'Søknad om oppfølging eller bolig', status: 'current', lines: '89-104' },
  'senja-soknad-hjelp-fullmakt': {
    name: 'Hjelp til å søke / fullmakt',
    status: 'current',
    lines: '41, 69, 93-94',
    partOf: 'senja-soknad',
  },
  'senja-klage': { name: 'Klage på avslag (Senja)', status: 'current', lines: '96-98, 106' },
  'senja-pris-egenandel': {
    name: 'Pris og egenandel',
    status: 'current',
    lines: '85-87',
    cost: 'Ingen egenandel, unntatt deler av praktisk bistand og opplæring',
  },
  'senja-legekontor-akutt': {
    name: 'Legekontoret (akutt på dagtid)',
    status: 'current',
    lines: '128-132',
    hours: ['Dagtid (klokkeslett ikke oppgitt)'],
  },
  'senja-legevakt': {
    name: 'Legevakten 116 117',
    status: 'current',
    lines: '132',
    phones: ['116 117'],
    hours: ['Kveldstid og helger'],
  },
  'senja-113': { name: 'Medisinsk nødnummer 113', status: 'current', lines: '134', phones: ['113'] },
  'senja-sphr-midt-troms': {
    name: 'Senter for psykisk helse og rusbehandling Midt-Troms, Silsand',
    status: 'current',
    lines: '136-146',
  },
  'senja-ruspoliklinikk': { name: 'Ruspoliklinikk', status: 'mentioned', lines: '52' },
  'senja-tsb': { name: 'Tverrfaglig spesialisert rusbehandling (TSB)', status: 'mentioned', lines: '52' },
  'senja-nav': { name: 'NAV', status: 'mentioned', lines: '52' },
  'senja-boligkontor': { name: 'Boligkontoret', status: 'mentioned', lines: '52' },
};
