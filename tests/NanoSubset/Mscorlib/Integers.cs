namespace System
{
    public struct SByte
    {
        public const sbyte MaxValue = 127;
        public const sbyte MinValue = -128;

        public static sbyte Parse(string s) => throw null;

        public static bool TryParse(string s, out sbyte result) => throw null;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;
    }

    public struct Byte
    {
        public const byte MaxValue = 0xFF;
        public const byte MinValue = 0;

        public static byte Parse(string s) => throw null;

        public static bool TryParse(string s, out byte result) => throw null;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;
    }

    public struct Int16
    {
        public const short MaxValue = 32767;
        public const short MinValue = -32768;

        public static short Parse(string s) => throw null;

        public static bool TryParse(string s, out short result) => throw null;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;
    }

    public struct UInt16
    {
        public const ushort MaxValue = 0xFFFF;
        public const ushort MinValue = 0;

        public static ushort Parse(string s) => throw null;

        public static bool TryParse(string s, out ushort result) => throw null;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;
    }

    public struct Int32
    {
        public const int MaxValue = 2147483647;
        public const int MinValue = -2147483648;

        public static int Parse(string s) => throw null;

        public static bool TryParse(string s, out int result) => throw null;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;
    }

    public struct UInt32
    {
        public const uint MaxValue = 0xFFFFFFFF;
        public const uint MinValue = 0U;

        public static uint Parse(string s) => throw null;

        public static bool TryParse(string s, out uint result) => throw null;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;
    }

    public struct Int64
    {
        public const long MaxValue = 9223372036854775807;
        public const long MinValue = -9223372036854775808;

        public static long Parse(string s) => throw null;

        public static bool TryParse(string s, out long result) => throw null;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;
    }

    public struct UInt64
    {
        public const ulong MaxValue = 0xFFFFFFFFFFFFFFFF;
        public const ulong MinValue = 0UL;

        public static ulong Parse(string s) => throw null;

        public static bool TryParse(string s, out ulong result) => throw null;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;
    }
}
