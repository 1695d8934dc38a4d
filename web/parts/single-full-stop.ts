/** Where a name that ends in a full stop ends its sentence, one is enough: "of Contoso, Ltd." */
export function singleFullStop(text: string): string {
  return text.replaceAll(/(?<!\.)\.\.(?!\.)/g, '.');
}
