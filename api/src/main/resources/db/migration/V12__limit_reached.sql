-- Takes back all that the statement has done which finds a limit reached, in that statement: DS429 says so.
create function limit_reached() returns boolean language plpgsql as $$
begin
    raise exception 'A limit of this person is reached' using errcode = 'DS429';
end
$$;
