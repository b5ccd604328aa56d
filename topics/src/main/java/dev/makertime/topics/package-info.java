/** Defines the topics between the modules: their names, JSON and setup on the brokers. */
@NullMarked
package dev.makertime.topics;

import org.jspecify.annotations.NullMarked;
