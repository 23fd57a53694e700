using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Storage;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Chaos;

/// <summary>
/// What the band's settings may be: after every command one set of values; behind a power cut also what was in force within the save interval, or
/// longer ago while the store did not work. A value that is read must be one of them, and rules the others out.
/// </summary>
internal sealed class SettingsLedger
{
    // The band saves at most every 10 s, and a turn may be late.
    private const long SaveMicroseconds = 11_000_000;
    private readonly List<(long Until, uint[] Values)> _past = [];
    private List<uint[]> _candidates = [Defaults()];
    private long _troubledUntil = long.MinValue;
    private bool _forgets;
    private bool _mayForget;

    public static uint[] Defaults() => [.. Enumerable.Range(0, WristbandSettings.KeyCount).Select(WristbandSettings.Default)];

    /// <summary>The store worked badly until now: nothing since the last good time need have been saved, for as long as a failed save waits.</summary>
    public void OnTrouble(long now) => _troubledUntil = Math.Max(_troubledUntil, now + SettingsStore.RetryMicroseconds);

    /// <summary>A command whose answer never came.</summary>
    public void OnDoubtful(byte[] write)
    {
        _mayForget |= write.Length > 0 && write[0] == ControlPoint.OpFactoryReset;
        if (write.Length == ControlPoint.MinCommandLength(ControlPoint.OpSetSetting) && write[0] == ControlPoint.OpSetSetting
            && WristbandSettings.Check(write[2], LittleEndian.ReadUInt32(write, 3)) == SettingCheck.Ok)
        {
            _candidates = Distinct([.. _candidates, .. _candidates.Select(c => With(c, write[2], LittleEndian.ReadUInt32(write, 3)))]);
        }
    }

    public void OnAnswer(byte[] write, byte[] answer, int result, long now)
    {
        _forgets |= write[0] == ControlPoint.OpFactoryReset && result == ControlPoint.ResultSuccess;
        if (write[0] == ControlPoint.OpSetSetting)
        {
            var value = LittleEndian.ReadUInt32(write, 3);
            var isAllowed = WristbandSettings.Check(write[2], value) == SettingCheck.Ok;
            Assert.Equal(isAllowed ? ControlPoint.ResultSuccess : ControlPoint.ResultInvalidOperand, result);
            if (!isAllowed)
                return;
            _past.AddRange(_candidates.Select(c => (now, c)));
            _candidates = Distinct(_candidates.Select(c => With(c, write[2], value)));
        }
        else if (write[0] == ControlPoint.OpGetSetting)
        {
            Assert.Equal(write[2] < WristbandSettings.KeyCount ? ControlPoint.ResultSuccess : ControlPoint.ResultInvalidOperand, result);
            if (result != ControlPoint.ResultSuccess)
                return;
            var value = LittleEndian.ReadUInt32(answer, ControlPoint.ResponseHeaderLength);
            var left = _candidates.Where(c => c[write[2]] == value).ToList();
            Assert.True(left.Count > 0, $"setting {write[2]} is {value}; it may be {string.Join(" or ", _candidates.Select(c => c[write[2]]).Distinct())}");
            if (now < _troubledUntil)
                _past.AddRange(_candidates.Select(c => (now, c)));
            _candidates = left;
        }
    }

    /// <summary>The band starts anew; a clean end has saved, and a factory reset has forgotten, unless the store did not work.</summary>
    public void OnRestart(long now, bool wasClean)
    {
        var mayBeOlder = now < _troubledUntil;
        List<uint[]> may = _forgets && wasClean && !mayBeOlder ? [Defaults()] : [.. _candidates];
        if (_forgets || _mayForget)
            may.Add(Defaults());
        _forgets = _mayForget = false;
        if (!wasClean || mayBeOlder)
            may.AddRange(_past.Where(p => mayBeOlder || now - p.Until < SaveMicroseconds).Select(p => p.Values));
        if (mayBeOlder)
            may.Add(Defaults());
        _candidates = Distinct(may);
        if (!mayBeOlder)
            _past.RemoveAll(p => now - p.Until > SaveMicroseconds);
    }

    private static uint[] With(uint[] values, int key, uint value)
    {
        uint[] changed = [.. values];
        changed[key] = value;
        return changed;
    }

    private static List<uint[]> Distinct(IEnumerable<uint[]> sets) => [.. sets.DistinctBy(s => string.Join(',', s))];
}
