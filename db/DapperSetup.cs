using System.Data;
using System.Runtime.CompilerServices;
using Dapper;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MutualAid.Database;

/// <summary>How Dapper maps our types. Done when this assembly is first used; <see cref="Apply"/> makes sure of it.</summary>
/// <remarks>
/// PostgreSQL keeps microseconds: an <see cref="Instant"/> with a finer part comes back cut. Without these handlers Dapper asks for
/// <c>DateTime</c> constructor parameters, and without the name rule a <c>snake_case</c> column leaves its property at zero, silently.
/// </remarks>
public static class DapperSetup
{
    [ModuleInitializer]
    // CA2255: a library should not do this as a rule; here the alternative is a mapping that fails silently where it was forgotten.
#pragma warning disable CA2255
    internal static void WhenLoaded()
#pragma warning restore CA2255
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        Map(NpgsqlDbType.TimestampTz, (Instant value) => value.ToDateTimeUtc(), value => Instant.FromDateTimeUtc((DateTime)value));
        Map(NpgsqlDbType.Interval, (Duration value) => value.ToTimeSpan(), value => Duration.FromTimeSpan((TimeSpan)value));
        Map(NpgsqlDbType.Date, (LocalDate value) => value.ToDateOnly(), value => value is DateOnly date ? LocalDate.FromDateOnly(date) : LocalDate.FromDateTime((DateTime)value));
        // Npgsql refuses any offset but zero, and a point in time is the same in every zone.
        Map(NpgsqlDbType.TimestampTz, (DateTimeOffset value) => value.UtcDateTime, value => new DateTimeOffset((DateTime)value, TimeSpan.Zero));
    }

    /// <summary>Loads the assembly, and with it the mapping. Doing it again changes nothing.</summary>
    public static void Apply() => RuntimeHelpers.RunModuleConstructor(typeof(DapperSetup).Module.ModuleHandle);

    static void Map<T>(NpgsqlDbType type, Func<T, object> write, Func<object, T> read) where T : struct
    {
        // Dapper prefers its own idea of a type that it knows to a handler.
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(typeof(T), new Handler<T>(type, write, read));
    }

    // Not SqlMapper.TypeHandler<T>: that one cannot answer null to QuerySingle<Instant?>("select max(ends_at) …").
    sealed class Handler<T>(NpgsqlDbType type, Func<T, object> write, Func<object, T> read) : SqlMapper.ITypeHandler where T : struct
    {
        public void SetValue(IDbDataParameter parameter, object value)
        {
            ((NpgsqlParameter)parameter).NpgsqlDbType = type;
            parameter.Value = value is T given ? write(given) : DBNull.Value;
        }

        public object? Parse(Type destinationType, object value) => value is DBNull ? null : read(value);
    }
}
