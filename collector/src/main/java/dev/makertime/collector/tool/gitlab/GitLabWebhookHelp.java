package dev.makertime.collector.tool.gitlab;

import dev.makertime.collector.source.WebhookHelp;
import java.util.List;

/** Settings of a webhook in GitLab, and a call that tries it, by a token or signed. */
final class GitLabWebhookHelp {
  private static final String BODY = "{\"object_kind\":\"makertime_test\"}";

  private GitLabWebhookHelp() {}

  static WebhookHelp of(String source, String secret) {
    boolean isSigned = secret.startsWith(GitLabType.SIGNING_KEY);
    String path = WebhookHelp.pathOf(source);
    return new WebhookHelp(
        path,
        List.of(
            "URL: the collector's public address with " + path,
            isSigned ? "Signing token: the secret" : "Secret token: the secret",
            "Trigger: push, comments, merge request, pipeline and deployment events",
            "SSL verification: on"),
        isSigned ? signed(path) : byToken(path));
  }

  private static String byToken(String path) {
    return "curl -i -H \"X-Gitlab-Token: %s\" -H 'Content-Type: application/json' -d '%s' %s"
        .formatted(WebhookHelp.SECRET, BODY, WebhookHelp.ADDRESS + path);
  }

  /** By Standard Webhooks: the key is what follows {@code whsec_}, in base64. */
  private static String signed(String path) {
    return """
        BODY='%s'; AT=$(date +%%s)
        KEY=$(printf %%s "%s" | sed s/^whsec_// | base64 -d | od -An -v -tx1 | tr -d ' \\n')
        SIGNATURE=$(printf %%s "test.$AT.$BODY" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$KEY -binary | base64)
        curl -i -H 'webhook-id: test' -H "webhook-timestamp: $AT" -H "webhook-signature: v1,$SIGNATURE" \\
          -H 'Content-Type: application/json' -d "$BODY" %s"""
        .formatted(BODY, WebhookHelp.SECRET, WebhookHelp.ADDRESS + path);
  }
}
