using System.Data;
using Dapper;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MutualAid.Database;

/// <summary>How Dapper reads and writes our types: points in time as <see cref="Instant"/>, lengths as <see cref="Duration"/>.</summary>
public static class DapperSetup
{
    /// <summary>Once per process, before the first query. Doing it again changes nothing.</summary>
    public static void Apply()
    {
        // Without it a snake_case column leaves a property at its default, with no error.
        DefaultTypeMap.MatchNamesWithUnderscores = true;

        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new DurationHandler());
        SqlMapper.AddTypeHandler(new LocalDateHandler());
        SqlMapper.AddTypeHandler(new DateTimeOffsetHandler());
    }

    sealed class InstantHandler : SqlMapper.TypeHandler<Instant>
    {
        public override Instant Parse(object value) => Instant.FromDateTimeUtc(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc));

        public override void SetValue(IDbDataParameter parameter, Instant value) => Set(parameter, NpgsqlDbType.TimestampTz, value.ToDateTimeUtc());
    }

    sealed class DurationHandler : SqlMapper.TypeHandler<Duration>
    {
        public override Duration Parse(object value) => Duration.FromTimeSpan((TimeSpan)value);

        public override void SetValue(IDbDataParameter parameter, Duration value) => Set(parameter, NpgsqlDbType.Interval, value.ToTimeSpan());
    }

    sealed class LocalDateHandler : SqlMapper.TypeHandler<LocalDate>
    {
        public override LocalDate Parse(object value) => value is DateOnly date ? LocalDate.FromDateOnly(date) : LocalDate.FromDateTime((DateTime)value);

        public override void SetValue(IDbDataParameter parameter, LocalDate value) => Set(parameter, NpgsqlDbType.Date, value.ToDateOnly());
    }

    /// <summary>For rows that go straight onto the wire. Always UTC.</summary>
    sealed class DateTimeOffsetHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => new(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc));

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => Set(parameter, NpgsqlDbType.TimestampTz, value.UtcDateTime);
    }

    static void Set(IDbDataParameter parameter, NpgsqlDbType type, object value)
    {
        ((NpgsqlParameter)parameter).NpgsqlDbType = type;
        parameter.Value = value;
    }
}
