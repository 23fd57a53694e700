using System.Buffers.Binary;
using NeuralGlasses.Contract;

namespace NeuralGlasses.Linux.Link;

/// <summary>Somebody who connects to the band without a key and tries, one by one, whatever it has.</summary>
internal static class Stranger
{
    // Opcodes and errors of Core Specification Vol 3, Part F, §3.4; the declaration and the configuration of Part G, §3.3.
    private const byte ReadByType = 0x08;
    private const byte Read = 0x0A;
    private const byte Write = 0x12;
    private const byte Error = 0x01;
    private const byte InsufficientAuthentication = 0x05;
    private const byte InsufficientEncryption = 0x0F;
    private const byte CanRead = 0x02;
    private const byte CanWrite = 0x08;
    private const byte CanNotify = 0x10;
    private static readonly Guid[] Services = [GattUuids.EmgFrames, GattUuids.MotionFrames, GattUuids.ControlPoint, GattUuids.DeviceStatus, GattUuids.BandCondition, GattUuids.Measurement];

    /// <summary>One thing that was tried: what, whether it was refused for want of a key, and what was answered.</summary>
    public readonly record struct Attempt(string What, bool IsRefused, string Answer);

    /// <summary>Reads, listens to and commands every characteristic of ours that can be.</summary>
    public static IReadOnlyList<Attempt> Try(AttSocket att)
    {
        var attempts = new List<Attempt>();
        foreach (var (uuid, properties, value) in Characteristics(att))
        {
            if (Array.IndexOf(Services, uuid) < 0)
                continue;
            var name = $"{uuid:D}"[..8];
            if ((properties & CanRead) != 0)
                Add($"read {name}", att.Ask([Read, .. Handle(value)]));
            if ((properties & CanNotify) != 0)
                Add($"listen to {name}", att.Ask([Write, .. Handle(value + 1), 1, 0])); // bluetoothd puts the configuration right behind the value
            if ((properties & CanWrite) != 0)
                Add($"command {name}", att.Ask([Write, .. Handle(value), ControlPoint.OpStart, 1]));
        }

        return attempts;

        void Add(string what, byte[]? answer) =>
            attempts.Add(new Attempt(what, answer is [Error, _, _, _, InsufficientAuthentication or InsufficientEncryption], answer is null ? "no answer" : answer[0] == Error ? $"error 0x{answer[4]:x2}" : "served"));
    }

    private static List<(Guid Uuid, byte Properties, int Value)> Characteristics(AttSocket att)
    {
        const int Declaration = 0x2803;
        const int LongUuid = 16;
        var found = new List<(Guid, byte, int)>();
        var from = 1;
        while (from <= 0xFFFF && att.Ask([ReadByType, .. Handle(from), 0xFF, 0xFF, .. Handle(Declaration)]) is { } answer && answer[0] != Error)
        {
            for (var at = 2; at + answer[1] <= answer.Length; at += answer[1])
            {
                var entry = answer.AsSpan(at, answer[1]);
                from = BinaryPrimitives.ReadUInt16LittleEndian(entry) + 1;
                if (entry.Length == 5 + LongUuid)
                    found.Add((UuidOf(entry[5..]), entry[2], BinaryPrimitives.ReadUInt16LittleEndian(entry[3..])));
            }
        }

        return found;
    }

    // On the air its last byte comes first.
    private static Guid UuidOf(ReadOnlySpan<byte> onAir)
    {
        Span<byte> bytes = stackalloc byte[16];
        onAir.CopyTo(bytes);
        bytes.Reverse();
        return new Guid(bytes, bigEndian: true);
    }

    private static byte[] Handle(int handle) => [(byte)handle, (byte)(handle >> 8)];
}
