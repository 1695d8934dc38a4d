interface Where {
  pathname: string;
  search: string;
}

/** Where to sign in, so that the person comes back to where they were. */
export function signInAddress({ pathname, search }: Where): string {
  const back = `${pathname}${search}`;
  return back === '/' ? '/sign-in' : `/sign-in?back=${encodeURIComponent(back)}`;
}

/** Where to go after signing in: only ever a page of ours. Browsers leave tabs and line ends out. */
export function addressAfterSignIn(search: URLSearchParams): string {
  const back = search.get('back') ?? '/';
  const isOurs =
    /^\/(?![/\\])[\x21-\x7e]*$/.test(back) &&
    !/^\/(sign-in|setup|forgot-password|reset-password)\b/.test(back);
  return isOurs ? back : '/';
}
