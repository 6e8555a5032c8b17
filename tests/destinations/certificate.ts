/**
 * For servers of tests that the browser asks by https: a certificate of our own for `nimbus.example` and what is below it. The key
 * is no secret, and no program but a test's browser takes it: Chromium by its fingerprint, Firefox with all unknown ones.
 */
export const CERTIFICATE = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgIx9+Cw2VVq5eM8kf
DkkAADS6nzzFHt2dZwvYhCz/JBihRANCAASsL7bz/0drW+f+9cX1GMF3HOlAcF+g
+Pcj+C4LurAxzKt9fgJ+vV2CLalvKAB8rOmglzaiM72gJ8cGrE0xpzTJ
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBtzCCAV2gAwIBAgIUV4qf7o4uailKi1+eZICGeqMekjkwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwObmltYnVzLmV4YW1wbGUwIBcNMjYxMTI5MDI1OTExWhgPMjEy
NjExMDUwMjU5MTFaMBkxFzAVBgNVBAMMDm5pbWJ1cy5leGFtcGxlMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAErC+28/9Ha1vn/vXF9RjBdxzpQHBfoPj3I/guC7qw
McyrfX4Cfr1dgi2pbygAfKzpoJc2ojO9oCfHBqxNMac0yaOBgDB+MB0GA1UdDgQW
BBQG8ywZAzVuHPsmo4QhccrLvM6/qjAfBgNVHSMEGDAWgBQG8ywZAzVuHPsmo4Qh
ccrLvM6/qjAPBgNVHRMBAf8EBTADAQH/MCsGA1UdEQQkMCKCDm5pbWJ1cy5leGFt
cGxlghAqLm5pbWJ1cy5leGFtcGxlMAoGCCqGSM49BAMCA0gAMEUCIQDvPs3FiLH0
GCUYY7fsPOr7Y5Sz+QVmoOZTMw8ewBWMhQIgPtVES6z/nxHPlQjHFmjPuEkDye3b
9DWQA4qCwRDPPCg=
-----END CERTIFICATE-----
`,
};

/** SHA-256 of its public key, as Chromium wants it. */
export const FINGERPRINT = 'vg+NvbnnaeYAq6aWkcZFzVjOE6O2G7JbJQQs5R5G4X0=';
