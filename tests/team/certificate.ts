/**
 * For nodes of tests that are asked by wss: a certificate of our own for `localhost` and 127.0.0.1. The key is no secret, and
 * no program but a test's takes it.
 */
export const CERTIFICATE = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVlGXwLsbwrPa2DbX
VS0i3yCkKsiMhW2SU2t8PAqhGqihRANCAARsCBci4UCTTMEEWPXw+jlUtWmQ54Jz
Qc5XsCEiWRcA7TMnic3vtwcaVcqrP0eij4GBnNJTjgtHmXQf0ycNO/2M
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUa08HwKLG8PmV7NST19FONfykQncwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDAyMTcwNloYDzIxMjYxMTA2
MDIxNzA2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARsCBci4UCTTMEEWPXw+jlUtWmQ54JzQc5XsCEiWRcA7TMnic3vtwca
VcqrP0eij4GBnNJTjgtHmXQf0ycNO/2Mo28wbTAdBgNVHQ4EFgQUcPhNutjjVTyV
xaxnVWQr+ESJrcEwHwYDVR0jBBgwFoAUcPhNutjjVTyVxaxnVWQr+ESJrcEwGgYD
VR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI
zj0EAwIDSAAwRQIgQPjt+NQ+KgiC8wD7jNlLBoUVosxyLP9gz+InteuRc1MCIQCo
xMC6iZClimtkq3nJ6qowRTq8jCJTjDvcO5JhWZy1gA==
-----END CERTIFICATE-----
`,
};

/** SHA-256 of its public key, as Chromium wants it. */
export const FINGERPRINT = 'eL8GgWS6tiqpiYy0q34F9ZMytcGFJt0aJVYd+8y52mk=';
