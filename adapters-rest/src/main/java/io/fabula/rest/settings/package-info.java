/** What users set for themselves, part by part and as a whole. */
package io.fabula.rest.settings;
