using NeuralGlasses.Contract;
using NeuralGlasses.Wristband;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Storage;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Gatt;

/// <summary>
/// A million writes that a broken or hostile central could make: random, mutated, cut, too long, out of order and repeated. Each gets
/// exactly one answer, and one whose result is not success has changed nothing that the band knows.
/// </summary>
public sealed class ControlPointFuzzTests
{
    private const int Cases = 1_000_000;
    private const int CasesPerBand = 20_000;

    private static readonly int[] Opcodes = [.. Enumerable.Range(0, 256).Where(o => ControlPoint.MinCommandLength(o) > 0)];

    private readonly Random _dice = new(20261126);
    private readonly int[] _results = new int[256];
    private readonly byte[] _before = new byte[512];
    private readonly byte[] _after = new byte[512];
    private Board _board = null!;
    private Band _band = null!;
    private ControlPointService _service = null!;
    private int _due;

    [Fact]
    public void Every_write_is_answered_once_and_what_fails_changes_nothing()
    {
        for (var i = 0; i < Cases; i++)
        {
            if (i % CasesPerBand == 0)
                MakeBand();
            Try(Case());
        }

        // Every result occurred, so that no kind of case went missing.
        int[] expected =
        [
            ControlPoint.ResultSuccess, ControlPoint.ResultNotSupported, ControlPoint.ResultInvalidOperand, ControlPoint.ResultFailed,
            ControlPoint.ResultNotPermitted, ControlPoint.ResultReplayed, ControlPoint.ResultOutOfOrder, ControlPoint.ResultLimited,
        ];
        Assert.All(expected, r => Assert.True(_results[r] > 100, $"result {r} occurred {_results[r]} times"));
        Assert.Equal(Cases, expected.Sum(r => _results[r]));
    }

    private void Try(byte[] write)
    {
        var length = Snapshot(_before);
        _board.Radio.Write(GattUuids.ControlPoint, write);
        Assert.True(_service.Poll());
        var answer = Assert.Single(_board.Radio.Sent).Value;
        _board.Radio.Sent.Clear();
        Assert.InRange(answer.Length, ControlPoint.ResponseHeaderLength, ControlPoint.MaxLength);
        Assert.Equal(ControlPoint.ResponseCode, answer[0]);
        Assert.Equal(write.Length > 0 ? write[0] : 0, answer[1]);
        Assert.Equal(write.Length > 1 ? write[1] : 0, answer[2]);
        int result = answer[3];
        _results[result]++;
        if (result is not (ControlPoint.ResultReplayed or ControlPoint.ResultOutOfOrder) && write.Length > 1)
            _due = (write[1] + 1) & 0xFF;
        if (result == ControlPoint.ResultSuccess)
        {
            if (_dice.Next(4) == 0)
                _band.Acquisition.Stop();
            return;
        }

        Assert.Equal(length, Snapshot(_after));
        Assert.True(_before.AsSpan(0, length).SequenceEqual(_after.AsSpan(0, length)), $"result {result} of {Convert.ToHexString(write)} changed something");
    }

    private byte[] Case() => _dice.Next(8) switch
    {
        0 => Random(_dice.Next(0, 41)),
        1 => Numbered(Random(_dice.Next(2, 25)), _due),
        2 => Cut(Valid(_due)),
        3 => [.. Valid(_due), .. Random(_dice.Next(1, 30))],
        4 => Valid((_due + 255) & 0xFF),
        5 => Valid((_due + _dice.Next(1, 255)) & 0xFF),
        6 => Mutated(Valid(_due)),
        _ => Valid(_due),
    };

    // A command with the right shape, whose operands are often in range.
    private byte[] Valid(int number)
    {
        var opcode = Opcodes[_dice.Next(Opcodes.Length)];
        var length = _dice.Next(ControlPoint.MinCommandLength(opcode), ControlPoint.MaxCommandLength(opcode) + 1);
        var command = Random(length);
        command[0] = (byte)opcode;
        command[1] = (byte)number;
        if (length > 2 && _dice.Next(2) == 0)
            command[2] = (byte)_dice.Next(12);
        switch (opcode)
        {
            case ControlPoint.OpSetStream when _dice.Next(2) == 0:
                ControlPoint.WriteSetStream(command, number, 500 << _dice.Next(3), 8, _dice.Next(2));
                break;
            case ControlPoint.OpSetSetting when _dice.Next(2) == 0:
                LittleEndian.WriteUInt32(command, 3, (uint)_dice.Next(200));
                break;
            case ControlPoint.OpRetransmit when _dice.Next(2) == 0:
                command = command[..5];
                command[4] = (byte)_dice.Next(1, 65);
                break;
            case ControlPoint.OpPowerOff or ControlPoint.OpRestart or ControlPoint.OpFactoryReset when _dice.Next(50) == 0:
                LittleEndian.WriteUInt32(command, 2, ControlPoint.Guard);
                break;
        }

        return command;
    }

    private byte[] Random(int length)
    {
        var bytes = new byte[length];
        _dice.NextBytes(bytes);
        return bytes;
    }

    private byte[] Cut(byte[] command) => command[.._dice.Next(command.Length)];

    private byte[] Mutated(byte[] command)
    {
        command[_dice.Next(command.Length)] ^= (byte)(1 << _dice.Next(8));
        return command;
    }

    private static byte[] Numbered(byte[] bytes, int number)
    {
        bytes[1] = (byte)number;
        return bytes;
    }

    private void MakeBand()
    {
        _board = new Board(afeCount: 1);
        if (_dice.Next(4) == 0)
            _board.SmallChips.KillAt(Wristband.Haptics.Drv2605l.Address, 0);
        _band = new Band(_board.Ports);
        _service = new ControlPointService(_board.Radio, new CommandExecutor(_band), _band.Status, _band.Security);
        _band.Faults.Load();
        _band.Store.Load();
        _band.ApplySettings();
        Assert.True(_band.Acquisition.PowerUp());
        _band.Haptics.PowerUp();
        _due = _dice.Next(256);
    }

    // Everything that a command can change, in bytes. A fault that a failed command leads to is told, and is no change of what was set.
    private int Snapshot(byte[] bytes)
    {
        _band.Status.Write(bytes);
        var at = DeviceStatus.Length;
        for (var key = 0; key < WristbandSettings.KeyCount; key++, at += 4)
        {
            _band.Settings.TryGet(key, out var value);
            LittleEndian.WriteUInt32(bytes, at, value);
        }

        var profile = _band.Settings.CopyProfile(bytes, at + 1);
        bytes[at] = (byte)profile;
        at += 1 + profile;
        bytes[at++] = (byte)(_band.Acquisition.IsStreaming ? 1 : 0);
        bytes[at++] = (byte)(_band.Measurement.IsRunning ? 1 : 0);
        bytes[at++] = (byte)(_band.Light.IsIdentifying ? 1 : 0);
        bytes[at++] = (byte)(_band.Power.IsEnding ? 1 : 0);
        bytes[at++] = (byte)_band.Haptics.Playing;
        bytes[at++] = (byte)(_band.Haptics.IsSearching ? 1 : 0);
        bytes[at++] = (byte)_board.Radio.BondCount;
        bytes[at++] = (byte)_band.EmgStream.RequestRoom;
        bytes[at++] = (byte)_band.Faults.Count;
        return at;
    }
}
