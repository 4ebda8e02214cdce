/** Settings of users, in a JSON column. */
package io.fabula.persistence.settings;
