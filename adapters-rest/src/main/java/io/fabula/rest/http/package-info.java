/**
 * What every room's routes stand on: the route table, the way of a request through it, answers,
 * problems, paging.
 */
package io.fabula.rest.http;
