/** JSON as this server writes and reads it: the format, bodies bound field by field, partial updates. */
package io.fabula.rest.json;
