/** Checks a configuration: whether the brokers and the sources answer. */
@NullMarked
package dev.makertime.app.check;

import org.jspecify.annotations.NullMarked;
