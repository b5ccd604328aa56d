/** Reports health: readiness, backlog, consumer lag, stalls and metrics. */
@NullMarked
package dev.makertime.app.health;

import org.jspecify.annotations.NullMarked;
