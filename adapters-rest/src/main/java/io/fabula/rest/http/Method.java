package io.fabula.rest.http;

public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE
}
