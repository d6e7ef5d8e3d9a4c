// The four designs that the language was made for, as text, with the counts they must give.
#pragma once

#include "support/projects.h"

namespace chalkline::test {

struct NamedDesign {
    const char* name;
    const char* text;
    Counts counts;
};

inline constexpr const char* urlShortener = R"(web client > cdn: static files
web client > load balancer: HTTPS > api gateway: HTTP > shorten service: POST /urls; redirect service: GET /{code}
shorten service > key generator: next key; url database: insert; redis cache: warm; ~> kafka: url created
redirect service > redis cache: get; url database: on miss; ~> kafka: click
backend { shorten service, redirect service, key generator, redis cache, url database, kafka }
)";

inline constexpr const char* newsFeed =
    R"(app > api gateway x4: p99 < 200 ms > post service: POST /posts; feed service: GET /feed?cursor=&limit=20
post service > post db (cassandra): INSERT; media store: signed URL
~> kafka: post.created ~> fan-out worker x20: 1 post -> N followers
fan-out worker > graph service: followers, paged > graph db
> feed cache x12: ZADD, skip if > 100k followers
feed service > feed cache: ZREVRANGE 0 20; graph service: celebrities, pull on read
> post cache: MGET > post db: on miss
)";

inline constexpr const char* chat = R"(app <> ws gateway x200: frames
ws gateway > presence service: heartbeat 30 s > redis: SETEX 60
> chat service: send(msg); ~> chat service: receipt
chat service > session registry: user -> gateway; message db (cassandra): PK (conv_id, ts)
~> kafka: key = conv_id ~> delivery worker > session registry: where is B?
delivery worker ~> ws gateway: deliver; push service: offline > apns, fcm
)";

inline constexpr const char* rideHailing = R"(rider app, driver app <> ws gateway: location every 4 s
ws gateway ~> kafka: 250k/s ~> location service > geo index (redis): GEOADD
rider app > api gateway > trip service: POST /trips > trip db (postgres)
trip service > matching service: match > geo index: GEORADIUS 3 km; lock service: lock(driver), 10 s
matching service ~> ws gateway: offer; trip service: accepted
trip service > pricing service, maps (ext): ETA
~> kafka: trip.completed ~> payment service > stripe: charge, idempotency key
)";

inline constexpr NamedDesign designs[] = {
    {"url shortener", urlShortener, {10, 12, 2, 0, 1}},
    {"news feed", newsFeed, {12, 14, 2, 0, 0}},
    {"chat", chat, {12, 14, 5, 1, 0}},
    {"ride hailing", rideHailing, {15, 18, 6, 2, 0}},
};

} // namespace chalkline::test
