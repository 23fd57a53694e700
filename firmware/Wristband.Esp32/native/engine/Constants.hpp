#pragma once

// The numbers that this engine shares with the firmware, the contract and the simulator's twin. Each has one home, in the C#
// class that the comment above it names, there under the same name or the one behind it. NativeConstantsTests compares.

#include <cstdint>

namespace neuralglasses::engine
{

// EmgStreamFormat
inline constexpr int Version = 1;
inline constexpr int VersionOffset = 0;
inline constexpr int FlagsOffset = 1;
inline constexpr int SequenceOffset = 2;
inline constexpr int DeviceTicksOffset = 4;
inline constexpr int ChannelsOffset = 8;
inline constexpr int SampleCountOffset = 9;
inline constexpr int PayloadOffset = 10;
inline constexpr int ChecksumLength = 4;
inline constexpr int Overhead = 14;
inline constexpr int MaxFrameLength = 244;
inline constexpr int MaxChannels = 16;
inline constexpr int MaxRawSamples = 115;
inline constexpr int FlagCompressed = 0x01;
inline constexpr int FlagLeadOff = 0x02;
inline constexpr int FlagSaturated = 0x04;
inline constexpr int FlagStreamStart = 0x08;

// ControlPoint
inline constexpr int CodingRaw = 0;
inline constexpr int CodingSmallest = 1;

// CompressedCoding
inline constexpr int MaxOrder = 2;
inline constexpr int MaxRiceParameter = 14;
inline constexpr int EscapeOnes = 16;
inline constexpr int EscapedBits = 18;
inline constexpr int ChannelHeaderBits = 6;

// Electrodes
inline constexpr int ChannelsPerChip = 8;
inline constexpr int MaxCode = 0x7FFFFF;

// Ads1298Model
inline constexpr int ChipFrameLength = 27; // FrameLength

// FrameRing
inline constexpr int MaxSlots = 32768;
inline constexpr int KeptMilliseconds = 2048;

// AcquisitionEngineModel
inline constexpr int DefaultArenaBytes = 524288;

// EngineStatistics
inline constexpr int Rms = 0;
inline constexpr int WaveformLength = 1;
inline constexpr int QuarterRate = 2;
inline constexpr int Offset = 3;
inline constexpr int Clipped = 4;
inline constexpr int FiguresPerChannel = 5;
inline constexpr int StatisticsLength = 80; // Length
inline constexpr int MaxSampleSets = 16384;

} // namespace neuralglasses::engine
