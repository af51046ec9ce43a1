/** The little of nlp.js that the benches use; the packages bring no types. */
declare module '@nlpjs/core' {
  interface NlpEngine {
    settings: object;
    addLanguage(language: string): void;
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(
      language: string,
      text: string,
    ): Promise<{ intent: string; classifications: { intent: string; score: number }[] }>;
  }
  export function containerBootstrap(): Promise<{ use(plugin: unknown): void; get(name: 'nlp'): NlpEngine }>;
}
declare module '@nlpjs/nlp' {
  export const Nlp: unknown;
}
declare module '@nlpjs/lang-no' {
  export const LangNo: unknown;
}
