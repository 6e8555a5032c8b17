/**
 * For nodes of tests that are asked by wss: a certificate of our own for `localhost` and 127.0.0.1 to .3. The key is no secret,
 * and no program but a test's takes it.
 */
export const CERTIFICATE = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjI6be4B3Ffmfo32A
xZK9P5+hnZm5nYp1vWxboHHLhz+hRANCAARkPKTam2ev9eMM1MVxKodbrSvaqpCK
B981SttZsQzl9ACNn/Rcl9zqGwIWBnX4eOKUcBBx3klZTlSPB+nMUUi+
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBpjCCAU2gAwIBAgIUO/0civRtnUe4V+AyiWcrwUk5RZcwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDAyMjY1NloYDzIxMjYxMTA2
MDIyNjU2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARkPKTam2ev9eMM1MVxKodbrSvaqpCKB981SttZsQzl9ACNn/Rcl9zq
GwIWBnX4eOKUcBBx3klZTlSPB+nMUUi+o3sweTAdBgNVHQ4EFgQUYymV3GmFtzBE
9Lh5fb3R57Yg0+AwHwYDVR0jBBgwFoAUYymV3GmFtzBE9Lh5fb3R57Yg0+AwJgYD
VR0RBB8wHYIJbG9jYWxob3N0hwR/AAABhwR/AAAChwR/AAADMA8GA1UdEwEB/wQF
MAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgPTm0LqdFk7rTqcI7laCs3OinQwreE8LP
NyxJaAEw2pQCICUbCNPYMpytQ92hpo5YXRX89t6lWj6iIfCneTFKEpD7
-----END CERTIFICATE-----
`,
};

/** SHA-256 of its public key, as Chromium wants it. */
export const FINGERPRINT = 'oPmbRry4UVCVCOZOgLG/PTTQszN8acdPwcLOGyINmuw=';
