-- A visitor "v-<id>" may enter the room "<id>" as "visitor", and no other; nobody else may be called so.
-- Rooms that a visitor opens belong to nobody: a visitor cannot destroy or reconfigure what an agent will read.

local jid = require "util.jid";
local st = require "util.stanza";

local visitor_host = assert(module:get_option_string("visitor_host"), "visitor_host is not set");
local visitor_nick = "visitor";

local function is_allowed(room_jid, from, nick)
	local user, host = jid.split(from);
	if host ~= visitor_host then return nick ~= visitor_nick; end
	return user == "v-" .. jid.node(room_jid) and nick == visitor_nick;
end

local function check(event, occupant)
	local stanza = event.stanza;
	if is_allowed(event.room.jid, stanza.attr.from, jid.resource(occupant.nick)) then return; end
	event.origin.send(st.error_reply(stanza, "auth", "forbidden", nil, event.room.jid));
	return true;
end

module:hook("muc-occupant-pre-join", function (event) return check(event, event.occupant); end, 5);
module:hook("muc-occupant-pre-change", function (event) return check(event, event.dest_occupant); end, 5);

-- Prosody makes the creator the owner at priority -1.
module:hook("muc-room-pre-create", function (event)
	local from = jid.bare(event.stanza.attr.from);
	if jid.host(from) == visitor_host then event.room:set_affiliation(true, from, "none"); end
end, -2);
