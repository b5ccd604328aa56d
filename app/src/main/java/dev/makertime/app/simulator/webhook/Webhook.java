package dev.makertime.app.simulator.webhook;

import java.time.Instant;

/** A webhook, and when GitLab sends it. */
public record Webhook(Instant at, String event, String body) {}
