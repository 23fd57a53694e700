namespace System
{
    public struct Guid
    {
        public static readonly Guid Empty;

        public Guid(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k) => throw null;

        public Guid(uint a, ushort b, ushort c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k) => throw null;

        public Guid(byte[] b) => throw null;

        public Guid(string g) => throw null;

        public static Guid NewGuid() => throw null;

        public int CompareTo(object value) => throw null;

        public override bool Equals(object o) => throw null;

        public override int GetHashCode() => throw null;

        public byte[] ToByteArray() => throw null;

        public override string ToString() => throw null;
    }

    public struct TimeSpan
    {
        public const long TicksPerDay = 864000000000;
        public const long TicksPerHour = 36000000000;
        public const long TicksPerMillisecond = 10000;
        public const long TicksPerMinute = 600000000;
        public const long TicksPerSecond = 10000000;
        public static readonly TimeSpan Zero;

        public TimeSpan(long ticks) => throw null;

        public TimeSpan(int hours, int minutes, int seconds) => throw null;

        public long Ticks => throw null;

        public double TotalMilliseconds => throw null;

        public double TotalSeconds => throw null;

        public static TimeSpan FromMilliseconds(long value) => throw null;

        public static TimeSpan FromSeconds(long value) => throw null;

        public static TimeSpan FromTicks(long value) => throw null;

        public static TimeSpan operator -(TimeSpan t1, TimeSpan t2) => throw null;

        public static TimeSpan operator +(TimeSpan t1, TimeSpan t2) => throw null;

        public static bool operator ==(TimeSpan t1, TimeSpan t2) => throw null;

        public static bool operator !=(TimeSpan t1, TimeSpan t2) => throw null;

        public static bool operator <(TimeSpan t1, TimeSpan t2) => throw null;

        public static bool operator <=(TimeSpan t1, TimeSpan t2) => throw null;

        public static bool operator >(TimeSpan t1, TimeSpan t2) => throw null;

        public static bool operator >=(TimeSpan t1, TimeSpan t2) => throw null;

        public override bool Equals(object value) => throw null;

        public override int GetHashCode() => throw null;

        public override string ToString() => throw null;
    }

    public struct DateTime
    {
        public static readonly DateTime MinValue;
        public static readonly DateTime MaxValue;
        public static readonly DateTime UnixEpoch;

        public DateTime(long ticks) => throw null;

        public DateTime(int year, int month, int day) => throw null;

        public static DateTime UtcNow => throw null;

        public long Ticks => throw null;

        public static TimeSpan operator -(DateTime d1, DateTime d2) => throw null;

        public static DateTime operator -(DateTime d, TimeSpan t) => throw null;

        public static DateTime operator +(DateTime d, TimeSpan t) => throw null;

        public static bool operator <(DateTime t1, DateTime t2) => throw null;

        public static bool operator >(DateTime t1, DateTime t2) => throw null;

        public DateTime Add(TimeSpan val) => throw null;

        public override bool Equals(object obj) => throw null;

        public override int GetHashCode() => throw null;

        public override string ToString() => throw null;
    }

    public class Random
    {
        public Random() => throw null;

        public Random(int seed) => throw null;

        public virtual int Next() => throw null;

        public virtual int Next(int maxValue) => throw null;

        public virtual void NextBytes(byte[] buffer) => throw null;

        public virtual double NextDouble() => throw null;
    }

    public static class BitConverter
    {
        public static bool IsLittleEndian => throw null;

        public static long DoubleToInt64Bits(double value) => throw null;

        public static double Int64BitsToDouble(long value) => throw null;

        public static byte[] GetBytes(short value) => throw null;

        public static byte[] GetBytes(ushort value) => throw null;

        public static byte[] GetBytes(int value) => throw null;

        public static byte[] GetBytes(uint value) => throw null;

        public static byte[] GetBytes(long value) => throw null;

        public static byte[] GetBytes(float value) => throw null;

        public static byte[] GetBytes(double value) => throw null;

        public static short ToInt16(byte[] value, int startIndex) => throw null;

        public static ushort ToUInt16(byte[] value, int startIndex) => throw null;

        public static int ToInt32(byte[] value, int startIndex) => throw null;

        public static uint ToUInt32(byte[] value, int startIndex) => throw null;

        public static long ToInt64(byte[] value, int startIndex) => throw null;

        public static float ToSingle(byte[] value, int startIndex) => throw null;

        public static double ToDouble(byte[] value, int startIndex) => throw null;
    }

    public static class Convert
    {
        public static byte ToByte(string value, int fromBase = 10) => throw null;

        public static int ToInt32(string value, int fromBase = 10) => throw null;

        public static uint ToUInt32(string value, int fromBase = 10) => throw null;

        public static long ToInt64(string value, int fromBase = 10) => throw null;

        public static double ToDouble(string value) => throw null;

        public static float ToSingle(string value) => throw null;
    }
}
