using NeuralGlasses.Wristband.Afe;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>The analog side of one simulated ADS1298: what its registers select at each input, as 24-bit codes with status word.</summary>
internal sealed class Ads1298Inputs
{
    private const float Reference24Microvolts = 2_400_000;
    private const float Reference4Microvolts = 4_000_000;
    private const int MinCode = -0x800000;

    // Fundamental of a square wave through the sinc³ filter at a quarter of the rate, sampled half-way between its zero and its peak.
    private const double AlternatingGain = 4 / Math.PI * 0.7295 * 0.70710678;
    private static readonly int[] Gains = [6, 1, 2, 3, 4, 8, 12, 12];
    private readonly AfeNoise _noise;
    private readonly float _noiseMicrovolts;
    private readonly int _firstChannel;
    private readonly float[] _offsetMicrovolts = new float[Electrodes.ChannelsPerChip];

    /// <summary>Connects the channels from <paramref name="firstChannel"/> of the whole chain on.</summary>
    internal Ads1298Inputs(Ads1298ModelOptions options, int firstChannel)
    {
        _firstChannel = firstChannel;
        _noise = new AfeNoise(options.Seed + (ulong)firstChannel);
        _noiseMicrovolts = (float)options.NoiseMicrovoltsRms;
        for (var i = 0; i < _offsetMicrovolts.Length && firstChannel + i < options.ElectrodeOffsetMillivolts.Count; i++)
            _offsetMicrovolts[i] = (float)(1000 * options.ElectrodeOffsetMillivolts[firstChannel + i]);
    }

    /// <summary>
    /// Converts every channel and writes status word and codes into <paramref name="frame"/> (27 bytes) and the lead-off
    /// registers. <paramref name="microvolts"/> holds the electrode pairs of the whole chain; <paramref name="conversion"/> counts from the start.
    /// </summary>
    internal void Convert(byte[] registers, long microseconds, long conversion, ReadOnlySpan<float> microvolts, ISkinPotential skin, Span<byte> frame)
    {
        var frequency = registers[Ads1298Register.LeadOff] & 0x03;
        var (positive, negative) = LeadsOff(skin);
        var seesOff = frequency == Ads1298Register.LeadOffDirectCurrent;
        SetLeadOffStatus(registers, seesOff ? positive : 0, seesOff ? negative : 0);
        WriteStatus(registers, frame);

        var config3 = registers[Ads1298Register.Config3];
        var reference = (config3 & Ads1298Register.Config3ReferenceOn) == 0 ? 0
            : (config3 & Ads1298Register.Config3Reference4V) != 0 ? Reference4Microvolts
            : Reference24Microvolts;
        var test = TestMicrovolts(registers[Ads1298Register.Config2], microseconds, reference);
        var off = positive | negative;
        var sensedPositive = frequency == 0 ? 0 : registers[Ads1298Register.LeadOffSensePositive];
        var sensedNegative = frequency == 0 ? 0 : registers[Ads1298Register.LeadOffSenseNegative];
        var pulled = (positive & sensedPositive) | (negative & sensedNegative);
        var alternating = frequency == Ads1298Register.LeadOffAlternatingCurrent ? Alternating(registers[Ads1298Register.LeadOff], conversion) : 0;
        for (var i = 0; i < Electrodes.ChannelsPerChip; i++)
        {
            var setting = registers[Ads1298Register.Channel1 + i];
            var noise = _noise.Next() * _noiseMicrovolts;
            var input = (setting & Ads1298Register.ChannelInputMask) switch
            {
                Ads1298Register.ChannelInputElectrodes => Electrode(i, microvolts, pulled, off, registers[Ads1298Register.LeadOffFlip], alternating)
                    + (((sensedPositive & sensedNegative & ~off) >> i & 1) != 0 ? (float)(alternating * skin.PairOhms(_firstChannel + i)) : 0),
                Ads1298Register.ChannelInputTest => test,
                _ => 0,
            };
            var code = (setting & Ads1298Register.ChannelPowerDown) != 0 ? 0 : Code(input + noise, Gains[setting >> Ads1298Register.ChannelGainShift & 0x07], reference);
            var at = 3 + (3 * i);
            frame[at] = (byte)(code >> 16);
            frame[at + 1] = (byte)(code >> 8);
            frame[at + 2] = (byte)code;
        }
    }

    // Without a reference everything is beyond full scale.
    private static int Code(float microvolts, int gain, float reference)
    {
        if (reference == 0)
            return microvolts < 0 ? MinCode : Electrodes.MaxCode;
        var code = Math.Floor((microvolts * (double)gain / reference * Electrodes.MaxCode) + 0.5);
        return code > Electrodes.MaxCode ? Electrodes.MaxCode : code < MinCode ? MinCode : (int)code;
    }

    // A pair with a lead-off current and no skin is pulled to the rails; without a current it carries no signal.
    private float Electrode(int channel, ReadOnlySpan<float> microvolts, int pulled, int off, int flip, double alternating)
    {
        var bit = 1 << channel;
        if ((pulled & bit) != 0)
            return alternating < 0 || (flip & bit) != 0 ? float.NegativeInfinity : float.PositiveInfinity;
        return (off & bit) != 0 ? 0 : microvolts[_firstChannel + channel] + _offsetMicrovolts[channel];
    }

    // Microvolts for each ohm: ILEAD_OFF is 6, 12, 18 or 24 nA, and the current turns every second conversion.
    private static double Alternating(int leadOff, long conversion)
    {
        var nanoamperes = 6 * (((leadOff >> 2) & 0x03) + 1);
        return nanoamperes * 1e-3 * AlternatingGain * ((conversion >> 1) % 2 == 0 ? 1 : -1);
    }

    private (int Positive, int Negative) LeadsOff(ISkinPotential skin)
    {
        int positive = 0, negative = 0;
        for (var i = 0; i < Electrodes.ChannelsPerChip; i++)
        {
            var off = skin.OffElectrodes(_firstChannel + i);
            positive |= (off & 1) << i;
            negative |= (off >> 1 & 1) << i;
        }

        return (positive, negative);
    }

    private static void SetLeadOffStatus(byte[] registers, int positive, int negative)
    {
        var seen = (registers[Ads1298Register.Config4] & Ads1298Register.Config4LeadOffComparatorsOn) != 0 ? 0xFF : 0;
        registers[Ads1298Register.LeadOffStatusPositive] = (byte)(seen & positive & registers[Ads1298Register.LeadOffSensePositive]);
        registers[Ads1298Register.LeadOffStatusNegative] = (byte)(seen & negative & registers[Ads1298Register.LeadOffSenseNegative]);
    }

    // 1100, LOFF_STATP, LOFF_STATN, GPIO[7:4] (SBAS459, "Status Word").
    private static void WriteStatus(byte[] registers, Span<byte> frame)
    {
        int positive = registers[Ads1298Register.LeadOffStatusPositive];
        int negative = registers[Ads1298Register.LeadOffStatusNegative];
        frame[0] = (byte)(0xC0 | (positive >> 4));
        frame[1] = (byte)((positive << 4) | (negative >> 4));
        frame[2] = (byte)((negative << 4) | (registers[Ads1298Register.Gpio] >> 4));
    }

    // Periods of 2^21 and 2^20 tCLK are 1.024 and 0.512 s; the level begins negative, as the datasheet signs it.
    private static float TestMicrovolts(int config2, long microseconds, float reference)
    {
        if ((config2 & Ads1298Register.Config2InternalTest) == 0)
            return 0;
        var amplitude = reference / 2400 * ((config2 & Ads1298Register.Config2TestDouble) != 0 ? 2 : 1);
        var positive = (config2 & Ads1298Register.Config2TestFrequencyMask) switch
        {
            0 => microseconds / 512_000 % 2 == 1,
            1 => microseconds / 256_000 % 2 == 1,
            _ => false,
        };
        return positive ? amplitude : -amplitude;
    }
}
