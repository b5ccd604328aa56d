package dev.makertime.app.simulator.webhook;

import java.time.Instant;

/**
 * Webhook call of the simulated GitLab, with the instant at which it is sent.
 *
 * @param source to which it is sent, by its name in the configuration
 */
public record SimulatedWebhookCall(Instant at, String source, String event, String body) {}
