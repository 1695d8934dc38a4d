import { createHash } from 'node:crypto';

/** A self-signed certificate as a carrier registers it. Its key was thrown away. */
interface TestCertificate {
  pem: string;
  /** DER in base64. */
  der: string;
  /** `x5t#S256`. */
  thumbprint: string;
}

export const ownCertificate = certificate(
  [
    'MIIBlDCCATmgAwIBAgIUTLpeTTUYsr/bzaHkHSGOGFYFmygwCgYIKoZIzj0EAwIwHjEcMBoGA1UEAwwTb3duLmNhcnJpZXIu',
    'ZXhhbXBsZTAgFw0yNjExMjYwNTM2MzBaGA8yMTI2MTEwMjA1MzYzMFowHjEcMBoGA1UEAwwTb3duLmNhcnJpZXIuZXhhbXBs',
    'ZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABH4E4B9uApHFlVr8LQ9/wOx/E++q+QKL8aiWVxH7Z/HNTvBoMb+SDWjYcr3v',
    'EJX5o8MHimwg9e2Kw3n2aXe0WwKjUzBRMB0GA1UdDgQWBBRMIkkOZneIw1mfIJgKC5q1BK5oNjAfBgNVHSMEGDAWgBRMIkkO',
    'ZneIw1mfIJgKC5q1BK5oNjAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQCgdxCciOI1dubfU+qoAIkhlq9o',
    'az1hrBWcbTx+FglM8QIhAJblQRW24Rd2LKSN5ULdc+rMjDmT15v6NVlkxaGAJCDH',
  ].join(''),
);

export const otherCertificate = certificate(
  [
    'MIIBlzCCAT2gAwIBAgIUVAlAWWa7NThg2NFHYQS3xP/UyWcwCgYIKoZIzj0EAwIwIDEeMBwGA1UEAwwVb3RoZXIuY2Fycmll',
    'ci5leGFtcGxlMCAXDTI2MTEyNjA1MzYzMFoYDzIxMjYxMTAyMDUzNjMwWjAgMR4wHAYDVQQDDBVvdGhlci5jYXJyaWVyLmV4',
    'YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQLbiNYKS0Yvbpq9LcG+/s6hWKBD1Oo+8VKimCX9nMCPLnbs08y+OAk',
    '1LGqXOB9Yy7u/LpJDlLyaglFH1QqsAoYo1MwUTAdBgNVHQ4EFgQUk08ds+hkuHkwIwUpI87D+A2tNMwwHwYDVR0jBBgwFoAU',
    'k08ds+hkuHkwIwUpI87D+A2tNMwwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAkO5wrSX0KoVtZCo9vmDS',
    'mVF9jK0u+ibrR8t2n3YVljYCIG5PEdrxT8dBCyNHyhE4FsY8kmFCwdsyQiU0zAJNYrth',
  ].join(''),
);

function certificate(der: string): TestCertificate {
  const lines = der.match(/.{1,64}/g) ?? [];
  const pem = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
  const thumbprint = createHash('sha256').update(Buffer.from(der, 'base64')).digest('base64url');
  return { pem, der, thumbprint };
}
