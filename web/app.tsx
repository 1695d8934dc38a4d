import { QueryClientProvider } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject, RouterProvider } from 'react-router';
import { FirstPage } from './parts/frame/first-page.tsx';
import { Frame } from './parts/frame/frame.tsx';
import { NotFound } from './parts/frame/not-found.tsx';
import { PageFailed } from './parts/frame/page-failed.tsx';
import { PageLoading } from './parts/frame/page-loading.tsx';
import type { PageNeeds } from './parts/frame/use-page-needs.ts';
import { LanguageProvider } from './parts/language-provider.tsx';
import { newQueryClient } from './parts/new-query-client.ts';
import { takeLinkToken } from './parts/sign-in/link-token.ts';
import { takeProviderReturn } from './parts/sign-in/provider-return.ts';
import { ThemeProvider } from './parts/theme-provider.tsx';

/** A page is loaded when somebody first opens it. */
function page<Name extends string>(name: Name, load: () => Promise<Record<Name, ComponentType>>) {
  return async () => ({ Component: (await load())[name] });
}

/** Who may open the page: whoever may do this, as the API said. Anybody else is told so, in its place. */
function needs(action: string): { handle: PageNeeds } {
  return { handle: { needs: action } };
}

/**
 * A page that cannot be loaded leaves the frame around it, and the way to the others. Not said of each
 * page's own route: the router shows nothing where one that was to be loaded fails there.
 */
function inFrame(children: RouteObject[]): RouteObject[] {
  return [{ errorElement: <PageFailed isInFrame />, children }];
}

const portOrders = page('PortOrders', () => import('./pages/port-orders.tsx'));
const signInSettings = page('SignInSettings', () => import('./pages/sign-in-settings.tsx'));
const portOutPin = page('PortOutPin', () => import('./pages/port-out-pin.tsx'));

/** Every address of the admin center. Those inside the frame need a sign-in. */
const routes: RouteObject[] = [
  { path: '/sign-in', lazy: page('SignIn', () => import('./pages/sign-in.tsx')) },
  {
    path: '/sign-in/callback',
    lazy: page('SignInCallback', () => import('./pages/sign-in-callback.tsx')),
  },
  { path: '/setup', lazy: page('SetUp', () => import('./pages/set-up.tsx')) },
  {
    path: '/forgot-password',
    lazy: page('ForgotPassword', () => import('./pages/forgot-password.tsx')),
  },
  { path: '/reset-password', lazy: page('ResetPassword', () => import('./pages/reset-password.tsx')) },
  { path: '/not-us', lazy: page('NotUs', () => import('./pages/not-us.tsx')) },
  {
    path: '/',
    element: <Frame />,
    children: inFrame([
      { index: true, element: <FirstPage /> },
      { path: 'account', lazy: page('Account', () => import('./pages/account.tsx')) },
      { path: 'o/:org', element: <Navigate to="home" replace /> },
      { path: 'o/:org/home', lazy: page('Home', () => import('./pages/home.tsx')) },
      {
        path: 'o/:org/voice/phone-numbers',
        lazy: page('PhoneNumbers', () => import('./pages/phone-numbers.tsx')),
      },
      {
        path: 'o/:org/voice/port-orders',
        lazy: portOrders,
        // The panel opens over the list, and has an address of its own to be linked to.
        children: [{ path: 'pin', lazy: portOutPin }],
      },
      {
        path: 'o/:org/voice/port-orders/:id',
        lazy: page('PortOrder', () => import('./pages/port-order.tsx')),
      },
      {
        path: 'o/:org/protection',
        ...needs('lock.list'),
        lazy: page('Protection', () => import('./pages/protection.tsx')),
      },
      {
        path: 'o/:org/activity',
        ...needs('audit.read'),
        lazy: page('Activity', () => import('./pages/activity.tsx')),
      },
      {
        path: 'o/:org/users',
        ...needs('user.list'),
        lazy: page('Users', () => import('./pages/users.tsx')),
      },
      { path: 'o/:org/settings', lazy: page('Settings', () => import('./pages/settings.tsx')) },
      {
        path: 'o/:org/settings/notifications',
        ...needs('notification_choice.change'),
        lazy: page('Notifications', () => import('./pages/notifications.tsx')),
      },
      {
        path: 'o/:org/settings/webhooks',
        ...needs('webhook.read'),
        lazy: page('Webhooks', () => import('./pages/webhooks.tsx')),
      },
      {
        path: 'o/:org/settings/webhooks/:id',
        ...needs('webhook.read'),
        lazy: page('Webhook', () => import('./pages/webhook.tsx')),
      },
      {
        path: 'o/:org/settings/sign-in',
        ...needs('sign_in.read'),
        lazy: signInSettings,
      },
      { path: 'operator/settings/sign-in', ...needs('sign_in.read'), lazy: signInSettings },
      {
        path: 'operator/home',
        ...needs('organization.list'),
        lazy: page('OperatorHome', () => import('./pages/operator-home.tsx')),
      },
      {
        path: 'operator/porting-desk',
        ...needs('port_out_order.work'),
        lazy: page('PortingDesk', () => import('./pages/porting-desk.tsx')),
      },
      {
        path: 'operator/organizations',
        ...needs('organization.list'),
        lazy: page('Organizations', () => import('./pages/organizations.tsx')),
      },
      {
        path: 'operator/carriers',
        ...needs('carrier.list'),
        lazy: page('Carriers', () => import('./pages/carriers.tsx')),
      },
      {
        path: 'operator/users',
        ...needs('operator_user.list'),
        lazy: page('OperatorUsers', () => import('./pages/operator-users.tsx')),
      },
      {
        path: 'operator/carriers/:carrier',
        ...needs('carrier.list'),
        lazy: page('Carrier', () => import('./pages/carrier.tsx')),
      },
      {
        path: 'operator/carriers/:carrier/webhooks/:id',
        ...needs('webhook.read'),
        lazy: page('Webhook', () => import('./pages/webhook.tsx')),
      },
      {
        path: 'operator/deliveries',
        ...needs('delivery.read'),
        lazy: page('Deliveries', () => import('./pages/deliveries.tsx')),
      },
      {
        path: 'operator/settings',
        ...needs('operator_settings.read'),
        lazy: page('OperatorSettings', () => import('./pages/operator-settings.tsx')),
      },
      { path: '*', element: <NotFound /> },
    ]),
  },
];

// Before the router reads the address.
takeLinkToken('/setup');
takeLinkToken('/not-us');
takeLinkToken('/reset-password');
takeProviderReturn();
const router = createBrowserRouter([
  { children: routes, errorElement: <PageFailed />, hydrateFallbackElement: <PageLoading /> },
]);
const queryClient = newQueryClient();

export function App() {
  return (
    <LanguageProvider>
      <ThemeProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ThemeProvider>
    </LanguageProvider>
  );
}
