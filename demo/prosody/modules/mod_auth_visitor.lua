-- Signs visitors in by a token that the site's own server has made; nothing is stored here.
--
-- User name: the visitor's id. Password: "<expiry>.<signature>", expiry in Unix seconds, signature the
-- lower-case hex HMAC-SHA256 of "<user>@<host>|<expiry>" under the secret that both servers know.

local new_sasl = require "util.sasl".new;
local hashes = require "util.hashes";

local secret = assert(module:get_option_string("visitor_token_secret"), "visitor_token_secret is not set");

local function is_valid(user, token)
	local expiry, signature = (token or ""):match("^(%d+)%.(%x+)$");
	if not expiry or tonumber(expiry) < os.time() then return false; end
	local expected = hashes.hmac_sha256(secret, user .. "@" .. module.host .. "|" .. expiry, true);
	return hashes.equals(signature, expected);
end

local function refuse() return nil, "visitors have no stored account"; end

local provider = {
	get_password = refuse;
	set_password = refuse;
	create_user = refuse;
	delete_user = refuse;
};

function provider.test_password(user, token)
	if is_valid(user, token) then return true; end
	return nil, "token is wrong or has expired";
end

function provider.user_exists() return true; end

function provider.users() return function () end; end

function provider.get_sasl_handler()
	return new_sasl(module.host, {
		plain_test = function (_, user, token) return is_valid(user, token), true; end;
	});
end

module:provides("auth", provider);
