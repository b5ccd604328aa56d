/** What pages show as tables to be saved: made of the same answers, so that they show no more. */
@NullMarked
package dev.makertime.reporter.download;

import org.jspecify.annotations.NullMarked;
