import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  link: {
    color: tokens.colorBrandForegroundLink,
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { color: tokens.colorBrandForegroundLinkHover },
  },
});

/** How a link to another page of ours looks in a text. */
export function useLinkStyle(): string {
  return useStyles().link;
}
