/**
 * What every room's routes stand on: the route table, bodies, answers, problems, paging, streams and
 * the description of it all.
 */
package io.fabula.rest.http;
