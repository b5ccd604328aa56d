/** Guards of all HTTP servers against slow and excessive clients. */
@NullMarked
package dev.makertime.http;

import org.jspecify.annotations.NullMarked;
