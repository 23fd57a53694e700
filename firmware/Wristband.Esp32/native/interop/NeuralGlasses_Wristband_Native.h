#pragma once

#include <nanoCLR_Checks.h>
#include <nanoCLR_Interop.h>
#include <nanoCLR_Runtime.h>

// One handler for each method of the classes in Interop; names as the metadata processor forms them.
struct Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeBoard
{
    NANOCLR_NATIVE_DECLARE(ResetReason___STATIC__I4);
    NANOCLR_NATIVE_DECLARE(StartWatchdog___STATIC__BOOLEAN__I4);
    NANOCLR_NATIVE_DECLARE(FeedWatchdog___STATIC__VOID);
};

struct Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeEngine
{
    NANOCLR_NATIVE_DECLARE(Attach___STATIC__BOOLEAN__I4__I4__I4__I4);
    NANOCLR_NATIVE_DECLARE(Start___STATIC__BOOLEAN__I4__I4__I4__I4__I4__I4__I4);
    NANOCLR_NATIVE_DECLARE(Stop___STATIC__VOID);
    NANOCLR_NATIVE_DECLARE(Read___STATIC__I4__SZARRAY_U1);
    NANOCLR_NATIVE_DECLARE(Recall___STATIC__I4__I4__SZARRAY_U1);
    NANOCLR_NATIVE_DECLARE(Skip___STATIC__VOID__I4);
    NANOCLR_NATIVE_DECLARE(Unread___STATIC__I4);
    NANOCLR_NATIVE_DECLARE(Overruns___STATIC__I4);
    NANOCLR_NATIVE_DECLARE(BadFrames___STATIC__I4);
    NANOCLR_NATIVE_DECLARE(SampleSets___STATIC__I4);
    NANOCLR_NATIVE_DECLARE(LeadOff___STATIC__I4);
    NANOCLR_NATIVE_DECLARE(ReadStatistics___STATIC__I4__SZARRAY_I4);
};

struct Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeRadio
{
    NANOCLR_NATIVE_DECLARE(WatchBonds___STATIC__VOID);
    NANOCLR_NATIVE_DECLARE(Bondings___STATIC__I4);
    NANOCLR_NATIVE_DECLARE(IsBonded___STATIC__BOOLEAN);
    NANOCLR_NATIVE_DECLARE(Disconnect___STATIC__VOID);
};

extern const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_NeuralGlasses_Wristband_Native;
