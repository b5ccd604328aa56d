/** Sends the webhooks of the simulated GitLab. */
@NullMarked
package dev.makertime.app.simulator.webhook;

import org.jspecify.annotations.NullMarked;
