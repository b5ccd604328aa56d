/** Makes readers and clients of what the configuration names. */
@NullMarked
package dev.makertime.app.source;

import org.jspecify.annotations.NullMarked;
