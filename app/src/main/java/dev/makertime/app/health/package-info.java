/** Says whether everything runs: backlog, consumer lag, standstills, metrics. */
@NullMarked
package dev.makertime.app.health;

import org.jspecify.annotations.NullMarked;
