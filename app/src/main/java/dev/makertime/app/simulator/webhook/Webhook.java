package dev.makertime.app.simulator.webhook;

import java.time.Instant;

/**
 * A webhook, and when GitLab sends it.
 *
 * @param source to which it is sent, by its name in the configuration
 */
public record Webhook(Instant at, String source, String event, String body) {}
