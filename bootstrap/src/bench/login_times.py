#!/usr/bin/env python3
"""Prints how long a running server takes for accounts that exist and for accounts that do not, side by side.

login_times.py BASE_URL KNOWN_EMAIL [TRIES]

To be started with FABULA_RATE_LIMIT=0 FABULA_AUTH_RATE_LIMIT=0. Known and unknown take turns, so that
whatever else the machine does falls on both.
"""
import http.client, json, sys, time, urllib.parse, uuid

base = urllib.parse.urlparse(sys.argv[1])
known = sys.argv[2]
tries = int(sys.argv[3]) if len(sys.argv) > 3 else 200
connection = http.client.HTTPConnection(base.hostname, base.port)


def millis(path, body):
    began = time.perf_counter()
    connection.request('POST', path, json.dumps(body), {'Content-Type': 'application/json'})
    connection.getresponse().read()
    return (time.perf_counter() - began) * 1000


def percentiles(times):
    times = sorted(times)
    return '  '.join(f'p{p} {times[min(len(times) - 1, len(times) * p // 100)]:7.2f}' for p in (5, 25, 50, 75, 95))


for path, fields in (('/auth/login', {'password': 'a wrong password'}), ('/auth/forgot-password', {}),
                     ('/auth/resend-verification', {})):
    taken = {True: [], False: []}
    for i in range(2 * tries + 20):
        there = i % 2 == 0
        time_taken = millis(path, {'email': known if there else f'{uuid.uuid4()}@example.org', **fields})
        if i >= 20:
            taken[there].append(time_taken)
    print(path)
    print('  known    ', percentiles(taken[True]), 'ms')
    print('  unknown  ', percentiles(taken[False]), 'ms')
