using System.Buffers.Binary;
using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Input;
using NeuralGlasses.Drivers.Motion;
using NeuralGlasses.Drivers.Pins;
using NeuralGlasses.Drivers.Screens;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Drivers.Tests;

/// <summary>Chips on their buses: what a register or a command means, and what is said when nobody answers.</summary>
public sealed class BusTests
{
    private static readonly long Began = TimeProvider.System.GetTimestamp();

    [Theory]
    [InlineData("x y z", 1, 2, 3)]
    [InlineData("-y x z", -2, 1, 3)]
    [InlineData("x z -y", 1, 3, -2)]
    [InlineData("-x -y z", -1, -2, 3)]
    public void A_sensor_that_sits_otherwise_is_turned(string text, float x, float y, float z)
    {
        var map = AxisMap.Read(text)!;
        Assert.Equal([x, y, z], [map.Of(0, [1, 2, 3]), map.Of(1, [1, 2, 3]), map.Of(2, [1, 2, 3])]);
    }

    [Theory]
    [InlineData("x y -z")]
    [InlineData("y x z")]
    [InlineData("x x z")]
    [InlineData("x y")]
    [InlineData("a b c")]
    [InlineData("")]
    public void A_map_that_mirrors_the_head_or_is_none_is_refused(string text) => Assert.Null(AxisMap.Read(text));

    [Fact]
    public void Counts_become_g_and_degrees_a_second()
    {
        var chip = new RegisterFile();
        Words(chip, 0x3B, 8192, -4096, 0, 0, 131, 0, -655);
        using var head = new Mpu6050Head(chip, AxisMap.Upright, Now);
        head.Open(Now());
        var samples = new HeadSample[1];
        SpinWait.SpinUntil(() => head.Read(samples, Now()) == 1);
        Assert.Equal((1f, -0.5f, 0f), (samples[0].AccelerationX, samples[0].AccelerationY, samples[0].AccelerationZ));
        Assert.Equal((2f, 0f, -10f), (samples[0].RateX, samples[0].RateY, samples[0].RateZ));
        head.Close();
        Assert.Equal(0x40, chip.Registers[0x6B]);
        Assert.Equal(0, head.Read(samples, Now()));
    }

    [Fact]
    public void A_sensor_that_answers_no_more_is_told_and_its_samples_are_counted_as_lost()
    {
        var chip = new RegisterFile();
        using var head = new Mpu6050Head(chip, AxisMap.Upright, Now);
        head.Open(Now());
        chip.IsGone = true;
        SpinWait.SpinUntil(() => head.Problem is not null && head.Lost > 2);
        Assert.Contains("address 0x68 of I2C bus 1", head.Problem, StringComparison.Ordinal);
        chip.IsGone = false;
        SpinWait.SpinUntil(() => head.Problem is null);
    }

    [Fact]
    public void Another_chip_and_none_at_all_are_refused()
    {
        var chip = new RegisterFile();
        chip.Registers[0x75] = 0x12;
        using var head = new Mpu6050Head(chip, AxisMap.Upright, Now);
        Assert.Contains("says that it is 0x12, expected 0x68", Assert.Throws<DeviceFailedException>(() => head.Open(default)).Message, StringComparison.Ordinal);
        chip.IsGone = true;
        Assert.Contains("does not answer", Assert.Throws<DeviceFailedException>(() => head.Open(default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_panel_comes_to_show_what_it_was_given_and_is_sent_no_more_than_that()
    {
        var board = new ScriptedPins();
        using var pins = new GpioPins(new GpioController(board));
        var chip = new St7789Model(() => board[7]);
        using (var panel = new St7789Panel(chip, pins, 7, 40, 30))
        {
            Assert.True(chip.IsOn);
            Assert.All(chip.Pixels.Cast<ushort>(), p => Assert.Equal(0, p));
            var picture = new byte[4 * 40 * 30];
            Array.Fill<byte>(picture, 0xFF);
            (picture[4 * 45], picture[(4 * 45) + 1], picture[(4 * 45) + 2]) = (0x80, 0x40, 0x20);
            chip.PixelBytes = 0;
            panel.Show(picture, 1, 3);
            Assert.Equal(2 * 2 * 40, chip.PixelBytes);
            Assert.Equal(0, chip.Pixels[0, 0]);
            Assert.Equal(0xFFFF, chip.Pixels[2, 39]);
            Assert.Equal((0x10 << 11) | (0x10 << 5) | 0x04, chip.Pixels[1, 5]);
            Assert.Equal(0, chip.Pixels[3, 0]);
        }

        Assert.False(chip.IsOn);
    }

    [Fact]
    public void Pixels_are_packed_as_the_screen_has_them()
    {
        byte[] rgba = [0xFF, 0x80, 0x08, 0];
        var wide = new byte[4];
        new PixelPacking(32, (16, 8), (8, 8), (0, 8)).Pack(rgba, wide);
        Assert.Equal([0x08, 0x80, 0xFF, 0], wide);
        var narrow = new byte[2];
        new PixelPacking(16, (11, 5), (5, 6), (0, 5)).Pack(rgba, narrow);
        Assert.Equal(0xF800 | (0x20 << 5) | 1, BinaryPrimitives.ReadUInt16LittleEndian(narrow));
    }

    [Fact]
    public void Every_character_of_ASCII_that_is_seen_has_a_key_of_its_own()
    {
        var keys = new HashSet<(int, bool)>();
        for (var character = ' '; character <= '~'; character++)
        {
            Assert.True(UsLayout.TryFind(character, out var key, out var isShifted), $"'{character}' has no key");
            Assert.True(keys.Add((key, isShifted)), $"'{character}' has the key of another");
            Assert.Contains(key, UsLayout.Keys);
        }

        Assert.False(UsLayout.TryFind('é', out _, out _));
    }

    private static HostTime Now() => new((long)TimeProvider.System.GetElapsedTime(Began).TotalMicroseconds);

    private static void Words(RegisterFile chip, int first, params short[] words)
    {
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteInt16BigEndian(chip.Registers.AsSpan(first + (2 * i)), words[i]);
    }

    /// <summary>A chip of registers: the first byte written says where, and reading goes on from there.</summary>
    private sealed class RegisterFile : I2cDevice
    {
        private int _at;

        public RegisterFile() => Registers[0x75] = 0x68;

        public byte[] Registers { get; } = new byte[256];

        public volatile bool IsGone;

        public override I2cConnectionSettings ConnectionSettings { get; } = new(1, Mpu6050Head.UsualAddress);

        public override void Read(Span<byte> buffer)
        {
            Answer();
            Registers.AsSpan(_at, buffer.Length).CopyTo(buffer);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Answer();
            _at = buffer[0];
            buffer[1..].CopyTo(Registers.AsSpan(_at));
        }

        public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
        {
            Write(writeBuffer);
            Read(readBuffer);
        }

        private void Answer()
        {
            if (IsGone)
                throw new IOException("Error 6");
        }
    }

    /// <summary>A panel's controller as far as its datasheet V1.0 says what these commands do: window, memory, sleep and display.</summary>
    private sealed class St7789Model(Func<bool> isData) : SpiDevice
    {
        private readonly List<byte> _values = [];
        private byte _command;
        private bool _sleeps = true;
        private bool _isOn;
        private (int From, int To) _columns;
        private (int From, int To) _rows;
        private (int Row, int Column) _at;

        public ushort[,] Pixels { get; } = new ushort[320, 320];

        public int PixelBytes { get; set; }

        public bool IsOn => !_sleeps && _isOn;

        public override SpiConnectionSettings ConnectionSettings { get; } = new(0, 0);

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            foreach (var value in buffer)
            {
                if (isData())
                    Take(value);
                else
                    Begin(value);
            }
        }

        public override void Read(Span<byte> buffer) => throw new NotSupportedException();

        public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) => throw new NotSupportedException();

        private void Begin(byte command)
        {
            (_command, _sleeps) = (command, command switch { 0x11 => false, 0x10 or 0x01 => true, _ => _sleeps });
            _isOn = command switch { 0x29 => true, 0x28 or 0x01 => false, _ => _isOn };
            _values.Clear();
            _at = (_rows.From, _columns.From);
        }

        private void Take(byte value)
        {
            _values.Add(value);
            if (_command is 0x2A or 0x2B && _values.Count == 4)
            {
                var range = ((_values[0] << 8) | _values[1], (_values[2] << 8) | _values[3]);
                (_columns, _rows) = _command == 0x2A ? (range, _rows) : (_columns, range);
            }

            if (_command != 0x2C)
                return;
            PixelBytes++;
            if (_values.Count % 2 != 0)
                return;
            Pixels[_at.Row, _at.Column] = (ushort)((_values[^2] << 8) | value);
            _at = _at.Column < _columns.To ? (_at.Row, _at.Column + 1) : (_at.Row < _rows.To ? _at.Row + 1 : _rows.From, _columns.From);
        }
    }
}
