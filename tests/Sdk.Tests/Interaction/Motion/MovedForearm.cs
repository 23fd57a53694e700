using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Interaction.Motion;

// A forearm in the room with a band on it, and what the band's sensor makes of its movement: 52 Hz, steps of 35 m°/s and 0.244 mg, noise of
// the simulator's chip, and an offset. The room: x forwards, y to the left, z up. At first the forearm points forwards with the palm down.
internal sealed class MovedForearm
{
    public const double PeriodMs = 1000.0 / 52;
    private const double FineMs = 1;
    private const double RadiansPerDegree = Math.PI / 180;

    private readonly Random _dice;
    private readonly List<(double FromMs, double ForMs, Vector Axis, bool IsOfRoom, double Degrees)> _moves = [];
    private readonly List<(double FromMs, double ToMs, Vector Axis, bool IsOfRoom, double Degrees, double Hz)> _swings = [];

    // Columns are the band's axes in the room.
    private Vector _x = new(1, 0, 0);
    private Vector _y = new(0, 1, 0);
    private Vector _z = new(0, 0, 1);
    private double _ms;
    private double _nextMs;

    public MovedForearm(int seed = 1) => _dice = new Random(seed);

    public double OffsetDps { get; set; } = 1;

    // How far the band sits askew on the arm, about the back of the wrist.
    public double AskewDegrees { get; set; }

    public bool IsTurnedAround { get; set; }

    public double KnocksG { get; set; }

    // How far the forearm has turned about itself so far.
    public double TurnedDegrees { get; private set; }

    public MovedForearm Turn(double fromMs, double forMs, double clockwiseDegrees) => Add(fromMs, forMs, new Vector(1, 0, 0), false, clockwiseDegrees);

    public MovedForearm Right(double fromMs, double forMs, double degrees) => Add(fromMs, forMs, new Vector(0, 0, 1), true, -degrees);

    public MovedForearm Down(double fromMs, double forMs, double degrees) => Add(fromMs, forMs, new Vector(0, 1, 0), true, degrees);

    // The arm swings from the shoulder, and the forearm turns about itself with it.
    public MovedForearm Walk(double fromMs, double toMs, double hz = 0.92)
    {
        _swings.Add((fromMs, toMs, new Vector(0, 1, 0), true, 18, hz));
        _swings.Add((fromMs, toMs, new Vector(1, 0, 0), false, 3, hz));
        KnocksG = 0.25;
        return this;
    }

    // Lies so from the first sample on: turned about itself, raised, and pointing to the left.
    public MovedForearm Lying(double clockwiseDegrees, double raisedDegrees, double leftDegrees = 0)
    {
        Rotate(new Vector(0, 0, 1), leftDegrees);
        Rotate(_y, -raisedDegrees);
        Rotate(_x, clockwiseDegrees);
        return this;
    }

    // Samples up to a time, each with the moment at which it was measured.
    public IEnumerable<WristMotionSample> RunTo(double ms)
    {
        for (; _ms < ms; _ms += FineMs)
        {
            Vector rate = RateAt(_ms + (FineMs / 2));
            if (_ms >= _nextMs)
            {
                yield return Sense(rate);
                _nextMs += PeriodMs;
            }

            TurnedDegrees += Dot(rate, _x) * FineMs / 1000;
            double dps = Math.Sqrt(Dot(rate, rate));
            if (dps > 0)
                Rotate(rate * (1 / dps), dps * FineMs / 1000);
        }
    }

    private MovedForearm Add(double fromMs, double forMs, Vector axis, bool isOfRoom, double degrees)
    {
        _moves.Add((fromMs, forMs, axis, isOfRoom, degrees));
        return this;
    }

    // Degrees a second about the axes of the room.
    private Vector RateAt(double ms)
    {
        Vector sum = default;
        foreach ((double from, double forMs, Vector axis, bool isOfRoom, double degrees) in _moves)
        {
            double share = (ms - from) / forMs;
            if (share is > 0 and < 1)
                sum += InRoom(axis, isOfRoom) * (degrees * Math.PI * Math.Sin(Math.PI * share) / 2 / (forMs / 1000));
        }

        foreach ((double from, double to, Vector axis, bool isOfRoom, double degrees, double hz) in _swings)
        {
            double rate = 2 * Math.PI * hz;
            if (ms > from && ms < to)
                sum += InRoom(axis, isOfRoom) * (degrees * rate * Math.Cos(rate * (ms - from) / 1000));
        }

        return sum;
    }

    private Vector InRoom(Vector axis, bool isOfRoom) => isOfRoom ? axis : (_x * axis.X) + (_y * axis.Y) + (_z * axis.Z);

    private WristMotionSample Sense(Vector rate)
    {
        var up = new Vector(0, 0, 1 + (KnocksG * (_dice.NextDouble() - 0.5)));
        Vector g = Mounted(new Vector(Dot(up, _x), Dot(up, _y), Dot(up, _z)));
        Vector dps = Mounted(new Vector(Dot(rate, _x), Dot(rate, _y), Dot(rate, _z)));
        return new WristMotionSample(
            new HostTime((long)(_nextMs * 1000)),
            _nextMs == 0 ? 0 : PeriodMs,
            G(g.X),
            G(g.Y),
            G(g.Z),
            Dps(dps.X),
            Dps(dps.Y),
            Dps(dps.Z));
    }

    private Vector Mounted(Vector v)
    {
        (double sin, double cos) = Math.SinCos(AskewDegrees * RadiansPerDegree);
        var askew = new Vector((v.X * cos) + (v.Y * sin), (v.Y * cos) - (v.X * sin), v.Z);
        return IsTurnedAround ? new Vector(-askew.X, -askew.Y, askew.Z) : askew;
    }

    private float G(double g) => (float)(Math.Round((g + (0.0015 * Normal())) / 0.000244) * 0.000244);

    private float Dps(double dps) => (float)(Math.Clamp(Math.Round((dps + OffsetDps + (0.06 * Normal())) / 0.035), short.MinValue, short.MaxValue) * 0.035);

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _dice.NextDouble())) * Math.Cos(2 * Math.PI * _dice.NextDouble());

    private void Rotate(Vector axis, double degrees)
    {
        (_x, _y, _z) = (Rotated(_x), Rotated(_y), Rotated(_z));

        Vector Rotated(Vector v)
        {
            (double sin, double cos) = Math.SinCos(degrees * RadiansPerDegree);
            return (v * cos) + (Cross(axis, v) * sin) + (axis * (Dot(axis, v) * (1 - cos)));
        }
    }

    private static double Dot(Vector a, Vector b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    private static Vector Cross(Vector a, Vector b) => new((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    internal readonly record struct Vector(double X, double Y, double Z)
    {
        public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

        public static Vector operator *(Vector a, double b) => new(a.X * b, a.Y * b, a.Z * b);
    }
}
