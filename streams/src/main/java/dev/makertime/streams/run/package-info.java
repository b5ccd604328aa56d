/** Runs the topology: settings, clients, memory, rebuilds and how far a stream has come. */
@NullMarked
package dev.makertime.streams.run;

import org.jspecify.annotations.NullMarked;
