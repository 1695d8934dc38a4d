/** A question that is open: whoever asks it meanwhile waits for the same answer. */
export interface OneQuestion {
  asked: Promise<boolean>;
  answer(isYes: boolean): void;
}

export function newQuestion(): OneQuestion {
  let answer: OneQuestion['answer'] = () => {};
  const asked = new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  return { asked, answer };
}
