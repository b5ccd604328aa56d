/** Makes tables from the answers of pages, so that a file shows no more than its page. */
@NullMarked
package dev.makertime.reporter.download;

import org.jspecify.annotations.NullMarked;
