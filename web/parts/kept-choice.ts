/** A taste kept in this browser, such as the theme. Never anything of an organization. */
export function keptChoice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | null {
  try {
    const kept = localStorage.getItem(name);
    return choices.find((choice) => choice === kept) ?? null;
  } catch {
    return null;
  }
}

export function keepChoice(name: string, choice: string): void {
  try {
    localStorage.setItem(name, choice);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/** The same for several at once. Null: nothing was chosen yet. */
export function keptChoices<Choice extends string>(
  name: string,
  choices: readonly Choice[],
): Choice[] | null {
  try {
    const kept = localStorage.getItem(name)?.split(' ');
    return kept ? choices.filter((choice) => kept.includes(choice)) : null;
  } catch {
    return null;
  }
}

export function keepChoices(name: string, chosen: readonly string[]): void {
  keepChoice(name, chosen.join(' '));
}
