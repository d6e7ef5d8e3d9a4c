// The tables of schema 1 as they were, to the letter: files of that version are compared with this text.
// Never edited; a later schema gets a file of its own beside it.
#include "storage/schema.h"

namespace chalkline {

namespace {

struct FrozenTable {
    const char* name;
    const char* sql;
};

constexpr FrozenTable frozen[] = {
    {"node", R"(CREATE TABLE "node" (
  "id" INTEGER PRIMARY KEY,
  "kind" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "second_line" TEXT NOT NULL,
  "technology" TEXT NOT NULL,
  "boundary" INTEGER REFERENCES "boundary"("id"),
  "instances_min" INTEGER NOT NULL,
  "instances_max" INTEGER NOT NULL,
  "date_created" INTEGER NOT NULL,
  "last_modified" INTEGER NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_modified_by" TEXT NOT NULL
) STRICT)"},
    {"edge", R"(CREATE TABLE "edge" (
  "id" INTEGER PRIMARY KEY,
  "from_node" INTEGER REFERENCES "node"("id"),
  "from_boundary" INTEGER REFERENCES "boundary"("id"),
  "to_node" INTEGER REFERENCES "node"("id"),
  "to_boundary" INTEGER REFERENCES "boundary"("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('sync', 'async', 'data')),
  "direction" TEXT NOT NULL CHECK ("direction" IN ('forward', 'both', 'none')),
  "label" TEXT NOT NULL,
  "protocol" TEXT NOT NULL,
  "operation" TEXT NOT NULL,
  "calls_per_request" REAL NOT NULL,
  "payload_req_bytes" REAL,
  "payload_resp_bytes" REAL,
  "timeout_ms" REAL,
  "retries" INTEGER,
  "backoff" TEXT NOT NULL,
  "circuit_breaker" INTEGER NOT NULL CHECK ("circuit_breaker" IN (0, 1)),
  "optional" INTEGER NOT NULL CHECK ("optional" IN (0, 1)),
  "idempotent" INTEGER NOT NULL CHECK ("idempotent" IN (0, 1)),
  "hit_ratio" REAL,
  "batch" INTEGER,
  "order_no" INTEGER NOT NULL,
  "delivery" TEXT NOT NULL CHECK ("delivery" IN ('unstated', 'at_most_once', 'at_least_once', 'exactly_once')),
  "ordering" TEXT NOT NULL,
  "dlq_node" INTEGER REFERENCES "node"("id"),
  "date_created" INTEGER NOT NULL,
  "last_modified" INTEGER NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_modified_by" TEXT NOT NULL,
  CHECK (("from_node" IS NULL) <> ("from_boundary" IS NULL)),
  CHECK (("to_node" IS NULL) <> ("to_boundary" IS NULL))
) STRICT)"},
    {"boundary", R"(CREATE TABLE "boundary" (
  "id" INTEGER PRIMARY KEY,
  "type" TEXT NOT NULL CHECK ("type" IN ('group', 'region', 'zone', 'vpc', 'team', 'trust')),
  "name" TEXT NOT NULL,
  "parent" INTEGER REFERENCES "boundary"("id"),
  "date_created" INTEGER NOT NULL,
  "last_modified" INTEGER NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_modified_by" TEXT NOT NULL
) STRICT)"},
    {"placement", R"(CREATE TABLE "placement" (
  "id" INTEGER PRIMARY KEY,
  "sheet" INTEGER REFERENCES "sheet"("id"),
  "subject_type" TEXT CHECK ("subject_type" IN ('node', 'edge', 'boundary', 'placement', 'edge_shape', 'property', 'sheet', 'note', 'stroke', 'flow', 'flow_step', 'requirement', 'trade_off', 'link')),
  "subject" INTEGER NOT NULL,
  "x" REAL NOT NULL,
  "y" REAL NOT NULL,
  "w" REAL NOT NULL,
  "h" REAL NOT NULL,
  "z" INTEGER NOT NULL,
  "locked" INTEGER NOT NULL CHECK ("locked" IN (0, 1)),
  "hidden" INTEGER NOT NULL CHECK ("hidden" IN (0, 1)),
  "collapsed" INTEGER NOT NULL CHECK ("collapsed" IN (0, 1)),
  "date_created" INTEGER NOT NULL,
  "last_modified" INTEGER NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_modified_by" TEXT NOT NULL
) STRICT)"},
    {"edge_shape", R"(CREATE TABLE "edge_shape" (
  "id" INTEGER PRIMARY KEY,
  "sheet" INTEGER REFERENCES "sheet"("id"),
  "edge" INTEGER REFERENCES "edge"("id"),
  "style" TEXT NOT NULL CHECK ("style" IN ('orthogonal', 'straight', 'curved')),
  "waypoints" TEXT NOT NULL,
  "label_position" REAL,
  "label_offset_x" REAL NOT NULL,
  "label_offset_y" REAL NOT NULL,
  "date_created" INTEGER NOT NULL,
  "last_modified" INTEGER NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_modified_by" TEXT NOT NULL
) STRICT)"},
    {"property", R"(CREATE TABLE "property" (
  "id" INTEGER PRIMARY KEY,
  "owner_type" TEXT CHECK ("owner_type" IN ('node', 'edge', 'boundary', 'placement', 'edge_shape', 'property', 'sheet', 'note', 'stroke', 'flow', 'flow_step', 'requirement', 'trade_off', 'link')),
  "owner" INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "date_created" INTEGER NOT NULL,
  "last_modified" INTEGER NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_modified_by" TEXT NOT NULL
) STRICT)"},
    {"sheet", R"(CREATE TABLE "sheet" (
  "id" INTEGER PRIMARY KEY,
  "name" TEXT NOT NULL,
  "sort_order" INTEGER NOT NULL,
  "date_created" INTEGER NOT NULL,
  "last_modified" INTEGER NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_modified_by" TEXT NOT NULL
) STRICT)"},
    {"note", R"(CREATE TABLE "note" (
  "id" INTEGER PRIMARY KEY,
  "text" TEXT NOT NULL,
  "anchor_type" TEXT CHECK ("anchor_type" IN ('node', 'edge', 'boundary', 'placement', 'edge_shape', 'property', 'sheet', 'note', 'stroke', 'flow', 'flow_step', 'requirement', 'trade_off', 'link')),
  "anchor" INTEGER NOT NULL,
  "date_created" INTEGER NOT NULL,
  "last_modified" INTEGER NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_modified_by" TEXT NOT NULL
) STRICT)"},
    {"stroke", R"(CREATE TABLE "stroke" (
  "id" INTEGER PRIMARY KEY,
  "points" TEXT NOT NULL,
  "width" REAL NOT NULL,
  "colour" TEXT NOT NULL,
  "date_created" INTEGER NOT NULL,
  "last_modified" INTEGER NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_modified_by" TEXT NOT NULL
) STRICT)"},
    {"flow", R"(CREATE TABLE "flow" (
  "id" INTEGER PRIMARY KEY,
  "name" TEXT NOT NULL,
  "trigger" TEXT NOT NULL,
  "rate_per_s" REAL,
  "critical" INTEGER NOT NULL CHECK ("critical" IN (0, 1)),
  "start_node" INTEGER REFERENCES "node"("id"),
  "sort_order" INTEGER NOT NULL,
  "date_created" INTEGER NOT NULL,
  "last_modified" INTEGER NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_modified_by" TEXT NOT NULL
) STRICT)"},
    {"flow_step", R"(CREATE TABLE "flow_step" (
  "id" INTEGER PRIMARY KEY,
  "flow" INTEGER REFERENCES "flow"("id"),
  "edge" INTEGER REFERENCES "edge"("id"),
  "sort_order" INTEGER NOT NULL,
  "parallel_group" INTEGER NOT NULL,
  "note" TEXT NOT NULL,
  "payload" TEXT NOT NULL,
  "date_created" INTEGER NOT NULL,
  "last_modified" INTEGER NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_modified_by" TEXT NOT NULL
) STRICT)"},
    {"requirement", R"(CREATE TABLE "requirement" (
  "id" INTEGER PRIMARY KEY,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('functional', 'non_functional')),
  "code" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "detail" TEXT NOT NULL,
  "actor" TEXT NOT NULL,
  "priority" TEXT NOT NULL CHECK ("priority" IN ('must', 'good', 'wont')),
  "state" TEXT NOT NULL CHECK ("state" IN ('open', 'agreed', 'changed', 'dropped')),
  "category" TEXT NOT NULL,
  "metric" TEXT NOT NULL,
  "comparator" TEXT NOT NULL,
  "target" REAL,
  "unit" TEXT NOT NULL,
  "flow" INTEGER REFERENCES "flow"("id"),
  "sort_order" INTEGER NOT NULL,
  "date_created" INTEGER NOT NULL,
  "last_modified" INTEGER NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_modified_by" TEXT NOT NULL
) STRICT)"},
    {"trade_off", R"(CREATE TABLE "trade_off" (
  "id" INTEGER PRIMARY KEY,
  "topic_key" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "options" TEXT NOT NULL,
  "choice" TEXT NOT NULL,
  "position" REAL,
  "pros" TEXT NOT NULL,
  "cons" TEXT NOT NULL,
  "justification" TEXT NOT NULL,
  "driver" TEXT NOT NULL,
  "consequence" TEXT NOT NULL,
  "revisit_when" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('not_discussed', 'discussed', 'decided')),
  "node" INTEGER REFERENCES "node"("id"),
  "cap_mode" TEXT NOT NULL CHECK ("cap_mode" IN ('unstated', 'cp', 'ap', 'ca_single_node')),
  "else_mode" TEXT NOT NULL CHECK ("else_mode" IN ('unstated', 'latency', 'consistency')),
  "cap_note" TEXT NOT NULL,
  "sort_order" INTEGER NOT NULL,
  "date_created" INTEGER NOT NULL,
  "last_modified" INTEGER NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_modified_by" TEXT NOT NULL
) STRICT)"},
    {"link", R"(CREATE TABLE "link" (
  "id" INTEGER PRIMARY KEY,
  "from_type" TEXT CHECK ("from_type" IN ('node', 'edge', 'boundary', 'placement', 'edge_shape', 'property', 'sheet', 'note', 'stroke', 'flow', 'flow_step', 'requirement', 'trade_off', 'link')),
  "from_id" INTEGER NOT NULL,
  "to_type" TEXT CHECK ("to_type" IN ('node', 'edge', 'boundary', 'placement', 'edge_shape', 'property', 'sheet', 'note', 'stroke', 'flow', 'flow_step', 'requirement', 'trade_off', 'link')),
  "to_id" INTEGER NOT NULL,
  "role" TEXT NOT NULL,
  "date_created" INTEGER NOT NULL,
  "last_modified" INTEGER NOT NULL,
  "created_by" TEXT NOT NULL,
  "last_modified_by" TEXT NOT NULL
) STRICT)"},
};

} // namespace

const std::vector<TableDefinition>& schema1Tables() {
    static const std::vector<TableDefinition> tables = [] {
        std::vector<TableDefinition> list;
        for (const FrozenTable& table : frozen)
            list.push_back({table.name, table.sql});
        return list;
    }();
    return tables;
}

} // namespace chalkline
