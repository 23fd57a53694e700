namespace System
{
    public struct Void
    {
    }

    public struct Boolean
    {
        public static readonly string FalseString;
        public static readonly string TrueString;

        public override string ToString() => throw null;
    }

    public struct Char
    {
        public const char MaxValue = (char)0xFFFF;
        public const char MinValue = (char)0;

        public override string ToString() => throw null;

        public char ToLower() => throw null;

        public char ToUpper() => throw null;
    }

    public struct IntPtr
    {
    }

    public struct UIntPtr
    {
    }

    public struct Single
    {
        public const float MaxValue = 3.40282347E+38F;
        public const float MinValue = -3.40282347E+38F;
        public const float Epsilon = 1.401298E-45F;
        public const float NegativeInfinity = -1.0F / 0.0F;
        public const float PositiveInfinity = 1.0F / 0.0F;
        public const float NaN = 0.0F / 0.0F;

        public static bool IsInfinity(float f) => throw null;

        public static bool IsNaN(float f) => throw null;

        public static float Parse(string s) => throw null;

        public static bool TryParse(string s, out float result) => throw null;

        public int CompareTo(float value) => throw null;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;
    }

    public struct Double
    {
        public const double MaxValue = 1.7976931348623157E+308;
        public const double MinValue = -1.7976931348623157E+308;
        public const double Epsilon = 4.9406564584124654E-324;
        public const double NegativeInfinity = -1.0 / 0.0;
        public const double PositiveInfinity = 1.0 / 0.0;
        public const double NaN = 0.0 / 0.0;

        public static bool IsInfinity(double d) => throw null;

        public static bool IsNaN(double d) => throw null;

        public static double Parse(string s) => throw null;

        public static bool TryParse(string s, out double result) => throw null;

        public int CompareTo(double value) => throw null;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;
    }
}
