package org.yiwang.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret that a receiver knows letters by: Standard Webhooks 1.0.0, symmetric signatures
/// (HMAC-SHA256). Never shown.
public final class WebhookKey {
  private static final String PREFIX = "whsec_";
  private static final int BYTES_MIN = 24;
  private static final int BYTES_MAX = 64;

  private final SecretKeySpec key;

  private WebhookKey(byte[] secret) {
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /// A key as it is written: `whsec_` and 24 to 64 bytes in Base64.
  ///
  /// @throws IllegalArgumentException if it is none, worded `中文 · English`, without the text itself
  static WebhookKey of(String written) {
    if (written.startsWith(PREFIX)) {
      var secret = bytes(written.substring(PREFIX.length()));
      if (secret.length >= BYTES_MIN && secret.length <= BYTES_MAX) {
        return new WebhookKey(secret);
      }
    }
    throw new IllegalArgumentException(
        "密钥应为 whsec_ 加 24 至 64 字节的 Base64 · a key is whsec_ and 24 to 64 bytes in Base64");
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException not) {
      return new byte[0];
    }
  }

  /// The signature of one try, as the header `webhook-signature` has it.
  String sign(String id, long timestampSeconds, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var signed = id + "." + timestampSeconds + "." + body;
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }
}
